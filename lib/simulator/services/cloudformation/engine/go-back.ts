// Takes a failed operation back: a creation by deleting, an update by updating what it touched to what that was.

import type { StackResource } from '../state.ts';
import { follow, startUpdate } from './apply-resource.ts';
import { deleteResources } from './delete-resources.ts';
import { finish } from './finish.ts';
import { runGraph, type Task } from './graph.ts';
import { setResourceStatus, setStackStatus } from './statuses.ts';
import type { Work } from './work.ts';

export interface BackWork extends Work {
  readonly kind: 'create' | 'update';
  readonly before: ReadonlyMap<string, StackResource | undefined>;
}

export function goBack(work: BackWork, reason: string): void {
  if (work.kind === 'create') undoCreation(work, reason);
  else undoUpdate(work, reason);
}

function undoCreation(work: BackWork, reason: string): void {
  const { stack } = work;
  setStackStatus(work, 'ROLLBACK_IN_PROGRESS', reason);
  deleteResources(work, {
    resources: [...stack.resources.values()].filter(({ physicalId }) => physicalId !== undefined),
    policy: 'DeletionPolicy',
    ofCreation: true,
    ended: (failures) => {
      stack.outputs = [];
      stack.imports = new Set();
      if (failures.size === 0) finish(work, 'ROLLBACK_COMPLETE');
      else finish(work, 'ROLLBACK_FAILED', failedToDelete(failures));
    },
  });
}

export const failedToDelete = (failures: ReadonlyMap<string, string>) =>
  `The following resource(s) failed to delete: [${[...failures.keys()].map((id) => id.split('#')[0]).join(', ')}]. `;

function undoUpdate(work: BackWork, reason: string): void {
  const { stack } = work;
  setStackStatus(work, 'UPDATE_ROLLBACK_IN_PROGRESS', reason);
  const created: StackResource[] = [];
  const tasks: Task[] = [];
  for (const [logicalId, before] of work.before) {
    const attempted = stack.resources.get(logicalId);
    if (attempted === undefined) continue;
    if (before === undefined || before.physicalId !== attempted.physicalId) {
      if (attempted.physicalId !== undefined) created.push(attempted);
      if (before === undefined) stack.resources.delete(logicalId);
      else tasks.push({ id: logicalId, after: [], start: (end) => putBack(work, before, end) });
    } else {
      tasks.push({
        id: logicalId,
        after: before.dependencies,
        start: (end) => updateBack(work, { before, attempted }, end),
      });
    }
  }
  runGraph(tasks, {
    keepGoing: true,
    ended: (failures) => {
      if (failures.size > 0) {
        finish(
          work,
          'UPDATE_ROLLBACK_FAILED',
          `The following resource(s) failed to update: [${[...failures.keys()].join(', ')}]. `,
        );
        return;
      }
      if (stack.previous !== undefined) stack.current = stack.previous.desired;
      stack.previous = undefined;
      setStackStatus(work, 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
      deleteResources(work, {
        resources: created,
        policy: undefined,
        ofCreation: true,
        ended: () => finish(work, 'UPDATE_ROLLBACK_COMPLETE'),
      });
    },
  });
}

/** The replaced resource still exists: the stack just points at it again. */
function putBack(work: BackWork, before: StackResource, end: () => void): undefined {
  work.stack.resources.set(before.logicalId, before);
  setResourceStatus(work, before, 'UPDATE_COMPLETE');
  end();
  return undefined;
}

function updateBack(
  work: BackWork,
  change: { before: StackResource; attempted: StackResource },
  end: (failure?: string) => void,
): { cancel(): void } | undefined {
  const { before, attempted } = change;
  const wanted: StackResource = { ...before };
  const result = startUpdate(work, wanted, attempted);
  return follow(work, { resource: wanted, verb: 'UPDATE', result }, end);
}
