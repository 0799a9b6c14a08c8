// Creates or updates a stack: all resources of the template side by side in the order of their references,
// then the outputs, then the deletion of what the template no longer holds.

import { ServiceError } from '../../../kernel/service-error.ts';
import type { Desired, Stack, StackResource } from '../state.ts';
import { dependenciesOf } from '../template/references.ts';
import { stackScope } from '../template/stack-scope.ts';
import type { ResourceTemplate } from '../template/template.ts';
import { applyResource } from './apply-resource.ts';
import { same } from './compare.ts';
import { deleteResources } from './delete-resources.ts';
import { finish } from './finish.ts';
import { goBack } from './go-back.ts';
import { runGraph, type Task } from './graph.ts';
import { computeOutputs } from './outputs.ts';
import { setStackStatus } from './statuses.ts';
import type { ForwardWork, Work } from './work.ts';

export function goForward(work: Work, kind: 'create' | 'update', desired: Desired): void {
  const { stack, context, operation } = work;
  const previous = stack.current;
  stack.previous = previous === undefined ? undefined : { desired: previous, resources: new Map(stack.resources) };
  stack.imports = new Set();
  stack.current = desired;
  const forward: ForwardWork = {
    ...work,
    kind,
    desired,
    scope: stackScope({ stack, desired, caller: operation.caller }, context),
    before: new Map(),
    outdated: [],
    tagsChanged: previous !== undefined && !same(previous.tags, desired.tags),
  };
  if (kind === 'update') stack.updatedMs = context.clock.nowMs;
  setStackStatus(work, kind === 'create' ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS', 'User Initiated');
  runGraph(tasksOf(forward), { keepGoing: stack.disableRollback, ended: (failures) => ended(forward, failures) });
}

/** Logical ids that a template's conditions leave in. */
export function includedIds(desired: Pick<Desired, 'template'>, conditions: ReadonlyMap<string, boolean>): string[] {
  return Object.entries(desired.template.Resources)
    .filter(([, { Condition: condition }]) => condition === undefined || conditions.get(condition) === true)
    .map(([logicalId]) => logicalId);
}

function tasksOf(work: ForwardWork): Task[] {
  const { template } = work.desired;
  return includedIds(work.desired, work.scope.conditions).map((logicalId) => ({
    id: logicalId,
    after: dependenciesOf(template.Resources[logicalId] as ResourceTemplate, template),
    start: (end) => applyResource(work, logicalId, end),
  }));
}

function ended(work: ForwardWork, failures: ReadonlyMap<string, string>): void {
  if (failures.size > 0) {
    failed(work, failedReason(work, failures));
    return;
  }
  try {
    const outputs = computeOutputs(work);
    work.context.clock.after(0, `stack ${work.stack.name}`, () => succeeded(work, outputs));
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    failed(work, `${error.message} `);
  }
}

function succeeded(work: ForwardWork, outputs: Stack['outputs']): void {
  const { stack } = work;
  stack.outputs = outputs;
  stack.previous = undefined;
  if (work.kind === 'create') {
    finish(work, 'CREATE_COMPLETE');
    return;
  }
  const kept = new Set(includedIds(work.desired, work.scope.conditions));
  const removed = [...stack.resources.values()].filter(({ logicalId }) => !kept.has(logicalId));
  setStackStatus(work, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
  cleanUp(work, removed, () => finish(work, 'UPDATE_COMPLETE'));
}

/** A resource that cannot be deleted here is left behind, and the update still counts as complete. */
function cleanUp(work: ForwardWork, removed: readonly StackResource[], end: () => void): void {
  const deleteOutdated = () =>
    deleteResources(work, { resources: work.outdated, policy: 'UpdateReplacePolicy', ofCreation: false, ended: end });
  deleteResources(work, {
    resources: removed,
    policy: 'DeletionPolicy',
    ofCreation: false,
    ended: () => {
      for (const { logicalId } of removed) work.stack.resources.delete(logicalId);
      deleteOutdated();
    },
  });
}

function failedReason(work: ForwardWork, failures: ReadonlyMap<string, string>): string {
  const created = (logicalId: string) => work.stack.resources.get(logicalId)?.status.startsWith('CREATE') === true;
  const ids = [...failures.keys()];
  const list = (verb: string, some: string[]) =>
    some.length === 0 ? '' : `The following resource(s) failed to ${verb}: [${some.join(', ')}]. `;
  return `${list('create', ids.filter(created))}${list(
    'update',
    ids.filter((id) => !created(id)),
  )}`;
}

function failed(work: ForwardWork, reason: string): void {
  if (work.stack.disableRollback) {
    finish(work, work.kind === 'create' ? 'CREATE_FAILED' : 'UPDATE_FAILED', reason);
    return;
  }
  work.context.clock.after(0, `stack ${work.stack.name}`, () => goBack(work, `${reason}Rollback requested by user.`));
}
