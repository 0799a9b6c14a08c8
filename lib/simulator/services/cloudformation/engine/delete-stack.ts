import { validationError } from '../errors.ts';
import { importersOf } from '../exports.ts';
import { deleteResources } from './delete-resources.ts';
import { finish } from './finish.ts';
import { failedToDelete } from './go-back.ts';
import { setStackStatus } from './statuses.ts';
import type { Work } from './work.ts';

/** @throws ValidationError when another stack reads one of its exports. */
export function deleteStack(work: Work, retain: readonly string[] = []): void {
  const { stack, context } = work;
  for (const { exportName: name } of stack.outputs) {
    const [importer] =
      name === undefined ? [] : importersOf(context.state, name).filter((other) => other !== stack.name);
    if (importer !== undefined) {
      finish(
        work,
        'DELETE_FAILED',
        validationError(`Delete canceled. Cannot delete export ${name} as it is in use by ${importer}.`).message,
      );
      return;
    }
  }
  setStackStatus(work, 'DELETE_IN_PROGRESS', 'User Initiated');
  for (const logicalId of retain) stack.resources.delete(logicalId);
  deleteResources(work, {
    resources: [...stack.resources.values()].filter(({ status }) => status !== 'DELETE_COMPLETE'),
    policy: 'DeletionPolicy',
    ofCreation: stack.status === 'ROLLBACK_COMPLETE',
    ended: (failures) => {
      if (failures.size > 0) {
        finish(work, 'DELETE_FAILED', failedToDelete(failures));
        return;
      }
      stack.deletedMs = context.clock.nowMs;
      stack.imports = new Set();
      finish(work, 'DELETE_COMPLETE');
    },
  });
}
