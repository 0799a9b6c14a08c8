// Deletes resources, each after all that depend on it.

import { ServiceError } from '../../../kernel/service-error.ts';
import type { StackResource } from '../state.ts';
import { runGraph, type Task } from './graph.ts';
import { requestFor, typeOf } from './request.ts';
import { reasonOf, waitUntilSettled } from './settle.ts';
import { setResourceStatus } from './statuses.ts';
import type { Work } from './work.ts';

export interface Deletion {
  readonly resources: readonly StackResource[];
  /** The policy that may keep a resource; undefined: nothing is kept. */
  readonly policy: 'DeletionPolicy' | 'UpdateReplacePolicy' | undefined;
  /** Taking back a creation: RetainExceptOnCreate keeps nothing then. */
  readonly ofCreation: boolean;
  readonly ended: (failures: ReadonlyMap<string, string>) => void;
}

export function deleteResources(work: Work, deletion: Deletion): void {
  const tasks = deletion.resources.map(
    (resource, index): Task => ({
      id: taskId(resource, index),
      after: deletion.resources.flatMap((other, i) =>
        other !== resource && other.dependencies.includes(resource.logicalId) ? [taskId(other, i)] : [],
      ),
      start: (end) => deleteOne(work, { resource, deletion }, end),
    }),
  );
  runGraph(tasks, { keepGoing: true, ended: deletion.ended });
}

const taskId = (resource: StackResource, index: number) => `${resource.logicalId}#${index}`;

function deleteOne(
  work: Work,
  one: { resource: StackResource; deletion: Deletion },
  end: (failure?: string) => void,
): undefined {
  const { resource, deletion } = one;
  const kept = isKept(resource, deletion);
  if (kept || resource.physicalId === undefined) {
    if (kept) setResourceStatus(work, resource, 'DELETE_SKIPPED');
    end();
    return undefined;
  }
  setResourceStatus(work, resource, 'DELETE_IN_PROGRESS');
  askForDeletion(work, resource, {
    untilMs: work.context.clock.nowMs + RETRY_FOR_MS,
    end: (failure) => {
      setResourceStatus(work, resource, failure === undefined ? 'DELETE_COMPLETE' : 'DELETE_FAILED', failure);
      end(failure);
    },
  });
  return undefined;
}

function isKept(resource: StackResource, { policy, ofCreation }: Deletion): boolean {
  if (policy === undefined) return false;
  const kept = resource.policies[policy];
  return kept === 'Retain' || (kept === 'RetainExceptOnCreate' && !ofCreation);
}

/** What is still in use is asked for again: handlers of subnets, groups and roles do the same. */
function askForDeletion(
  work: Work,
  resource: StackResource,
  wait: { untilMs: number; end: (failure?: string) => void },
): void {
  const { clock } = work.context;
  try {
    const type = typeOf(work, resource.type);
    const request = requestFor(work, resource, resource.physicalId as string);
    const result = type.delete?.(request, { physicalId: resource.physicalId as string });
    waitUntilSettled(work, result?.settled, wait.end);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    if (isGone(error)) waitUntilSettled(work, undefined, wait.end);
    else if (isInUse(error) && clock.nowMs < wait.untilMs) {
      clock.after(RETRY_EVERY_MS, `stack ${work.stack.name}`, () => askForDeletion(work, resource, wait));
    } else clock.after(0, `stack ${work.stack.name}`, () => wait.end(reasonOf(error)));
  }
}

const RETRY_EVERY_MS = 10_000;
const RETRY_FOR_MS = 600_000;

/** As the services call it: of an internet gateway's attachment `Gateway.NotAttached`, of a document `InvalidDocument`. */
const isGone = (error: ServiceError) =>
  /NotFound|NoSuch|DoesNotExist|NonExistent|NotAttached|^InvalidDocument$/.test(error.code);
const isInUse = (error: ServiceError) =>
  /DependencyViolation|InUse|DeleteConflict|ScalingActivityInProgress/.test(error.code);
