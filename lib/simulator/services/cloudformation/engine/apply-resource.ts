// Brings one resource from what it is to what the template wants: nothing, create, update or replace.

import type { ResourceResult, ResourceType } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { isCustom } from '../custom-resource.ts';
import { asTyped } from '../schema/as-typed.ts';
import { schemaOf } from '../schema/resource-schemas.ts';
import type { StackResource } from '../state.ts';
import { dependenciesOf } from '../template/references.ts';
import { resolve } from '../template/resolve.ts';
import type { ResourceTemplate } from '../template/template.ts';
import { changedProperties } from './compare.ts';
import { checkedType, generatedName, requestFor, typeOf } from './request.ts';
import { requireAbsent } from './require-absent.ts';
import { reasonOf, waitUntilSettled } from './settle.ts';
import { setResourceStatus } from './statuses.ts';
import type { ForwardWork, Work } from './work.ts';

type End = (failure?: string) => void;

export function applyResource(work: ForwardWork, logicalId: string, end: End): { cancel(): void } | undefined {
  const before = work.stack.resources.get(logicalId);
  let wanted: StackResource;
  try {
    wanted = wantedResource(work, logicalId);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return failBeforeStart(work, { logicalId, before, reason: error.message }, end);
  }
  if (before === undefined || before.physicalId === undefined)
    return createResource(work, { wanted, replacing: undefined }, end);
  const change = changeOf(work, before, wanted);
  if (change === 'none') {
    before.dependencies = wanted.dependencies;
    before.policies = wanted.policies;
    end();
    return undefined;
  }
  return change === 'replace'
    ? createResource(work, { wanted, replacing: before }, end)
    : updateResource(work, { before, wanted }, end);
}

function wantedResource(work: ForwardWork, logicalId: string): StackResource {
  const { template } = work.desired;
  const written = template.Resources[logicalId] as ResourceTemplate;
  return {
    logicalId,
    type: written.Type,
    physicalId: undefined,
    ref: undefined,
    attributes: {},
    properties: resolve(written.Properties ?? {}, work.scope) as Record<string, unknown>,
    policies: policiesOf(work, written),
    dependencies: dependenciesOf(written, template),
    status: '',
    reason: undefined,
    changedMs: work.context.clock.nowMs,
  };
}

function policiesOf(work: ForwardWork, written: ResourceTemplate): Record<string, unknown> {
  const { UpdatePolicy, CreationPolicy, DeletionPolicy, UpdateReplacePolicy } = written;
  return resolve(
    JSON.parse(JSON.stringify({ UpdatePolicy, CreationPolicy, DeletionPolicy, UpdateReplacePolicy })),
    work.scope,
  ) as Record<string, unknown>;
}

function changeOf(work: ForwardWork, before: StackResource, wanted: StackResource): 'none' | 'update' | 'replace' {
  const type = typeOf(work, wanted.type);
  const changed = changedProperties(before.properties, wanted.properties);
  if (changed.length === 0)
    return work.tagsChanged && type.update !== undefined && !isCustom(wanted.type) ? 'update' : 'none';
  return replaces(wanted.type, type, changed) ? 'replace' : 'update';
}

export const replaces = (name: string, type: ResourceType, changed: readonly string[]): boolean =>
  type.update === undefined ||
  changed.some((one) => type.replacedBy?.includes(one) || schemaOf(name)?.properties[one]?.replaces === true);

function createResource(
  work: ForwardWork,
  change: { wanted: StackResource; replacing: StackResource | undefined },
  end: End,
): { cancel(): void } | undefined {
  const { wanted, replacing } = change;
  const verb = replacing === undefined ? 'CREATE' : 'UPDATE';
  work.before.set(wanted.logicalId, replacing);
  if (replacing === undefined) setResourceStatus(work, wanted, 'CREATE_IN_PROGRESS');
  else {
    wanted.physicalId = replacing.physicalId;
    setResourceStatus(
      work,
      wanted,
      'UPDATE_IN_PROGRESS',
      'Requested update requires the creation of a new physical resource; hence creating one.',
    );
    wanted.physicalId = undefined;
  }
  work.stack.resources.set(wanted.logicalId, wanted);
  const result = attempt(() => {
    const type = checkedType(work, wanted);
    const request = requestFor(work, wanted, generatedName(work, wanted.logicalId));
    requireAbsent(wanted.type, request);
    return type.create(request);
  });
  return follow(work, { resource: wanted, verb, result, creates: true }, (failure) => {
    if (failure === undefined && replacing !== undefined) work.outdated.push(replacing);
    end(failure);
  });
}

function updateResource(
  work: ForwardWork,
  change: { before: StackResource; wanted: StackResource },
  end: End,
): { cancel(): void } | undefined {
  const { before, wanted } = change;
  work.before.set(wanted.logicalId, before);
  const result = startUpdate(work, wanted, before);
  return follow(work, { resource: wanted, verb: 'UPDATE', result }, (failure) => {
    // Only a custom resource may answer an update with another physical id: the old one is then deleted as after a replacement.
    if (failure === undefined && wanted.physicalId !== before.physicalId) work.outdated.push(before);
    end(failure);
  });
}

/** Asks the type for an update from one state to another; also how a rollback goes back. */
export function startUpdate(work: Work, wanted: StackResource, from: StackResource): ResourceResult | string {
  wanted.physicalId = from.physicalId;
  wanted.ref = from.ref;
  wanted.attributes = from.attributes;
  wanted.status = from.status;
  setResourceStatus(work, wanted, 'UPDATE_IN_PROGRESS');
  work.stack.resources.set(wanted.logicalId, wanted);
  return attempt(() => {
    const type = checkedType(work, wanted);
    const existing = { physicalId: from.physicalId as string, previousProperties: asTyped(from.type, from.properties) };
    const request = requestFor(work, wanted, from.physicalId as string);
    return type.update === undefined ? type.create(request) : type.update(request, existing);
  });
}

function attempt(ask: () => ResourceResult): ResourceResult | string {
  try {
    return ask();
  } catch (error) {
    if (error instanceof ServiceError) return reasonOf(error);
    throw error;
  }
}

export interface Following {
  readonly resource: StackResource;
  readonly verb: 'CREATE' | 'UPDATE';
  readonly result: ResourceResult | string;
  /** A new resource, be it in the place of another. */
  readonly creates?: boolean;
}

/** Sees a started change to its end. */
export function follow(work: Work, following: Following, end: End): { cancel(): void } | undefined {
  const { resource, verb, result, creates } = following;
  const fail = (reason: string) => {
    setResourceStatus(work, resource, `${verb}_FAILED`, reason);
    end(reason);
  };
  if (typeof result === 'string') {
    fail(result);
    return undefined;
  }
  resource.physicalId = result.physicalId;
  if (creates === true) setResourceStatus(work, resource, `${verb}_IN_PROGRESS`, 'Resource creation Initiated');
  const settle = (failure?: string) => {
    // A custom resource names itself in its answer, also when that says it failed.
    resource.physicalId = result.physicalId;
    const problem = failure ?? take(resource, result);
    if (problem !== undefined) {
      fail(problem);
      return;
    }
    setResourceStatus(work, resource, `${verb}_COMPLETE`);
    end();
  };
  const waiting = waitUntilSettled(work, result.settled, settle, typeOf(work, resource.type).duration);
  const cancel = () => {
    waiting.cancel();
    fail(`Resource ${verb === 'CREATE' ? 'creation' : 'update'} cancelled`);
  };
  return { cancel };
}

/** Notes what a settled resource is. Returns the reason when its attributes cannot be read. */
function take(resource: StackResource, result: ResourceResult): string | undefined {
  resource.physicalId = result.physicalId;
  resource.ref = result.ref;
  const { attributes } = result;
  try {
    resource.attributes = (typeof attributes === 'function' ? attributes() : attributes) ?? {};
    return undefined;
  } catch (error) {
    if (error instanceof ServiceError) return reasonOf(error);
    throw error;
  }
}

function failBeforeStart(
  work: ForwardWork,
  failed: { logicalId: string; before: StackResource | undefined; reason: string },
  end: End,
): undefined {
  const { logicalId, before, reason } = failed;
  const written = work.desired.template.Resources[logicalId] as ResourceTemplate;
  const resource: StackResource = before ?? {
    logicalId,
    type: written.Type,
    physicalId: undefined,
    ref: undefined,
    attributes: {},
    properties: {},
    policies: {},
    dependencies: [],
    status: '',
    reason: undefined,
    changedMs: work.context.clock.nowMs,
  };
  if (before === undefined) {
    work.before.set(logicalId, undefined);
    work.stack.resources.set(logicalId, resource);
  }
  setResourceStatus(work, resource, before === undefined ? 'CREATE_FAILED' : 'UPDATE_FAILED', reason);
  end(reason);
  return undefined;
}
