import type { ResourceRequest, ResourceType } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { customResource, isCustom } from '../custom-resource.ts';
import { asTyped } from '../schema/as-typed.ts';
import { checkProperties } from '../schema/check-properties.ts';
import { provisioningReason } from '../schema/word-misfits.ts';
import type { StackResource } from '../state.ts';
import { INVALID_PROPERTIES, isTransient } from './settle.ts';
import type { Work } from './work.ts';

/** @throws ServiceError naming a type that the region does not have. */
export function typeOf(work: Work, name: string): ResourceType {
  if (isCustom(name)) return customResource(work, name);
  const known = work.context.state.resourceTypes.get(name);
  if (known !== undefined) return known.type;
  throw new ServiceError('NotModelled', `The simulator does not model the resource type ${name}; see docs/fidelity.md`);
}

/** @throws ServiceError when the properties do not fit the type's schema. */
export function checkedType(work: Work, { type, logicalId, properties }: StackResource): ResourceType {
  const known = typeOf(work, type);
  const misfits = checkProperties(type, properties);
  if (misfits.length > 0) throw new ServiceError(INVALID_PROPERTIES, provisioningReason(logicalId, misfits));
  return known;
}

export function requestFor(work: Work, resource: StackResource, generatedName: string): ResourceRequest {
  const { context, stack, operation } = work;
  return {
    logicalId: resource.logicalId,
    stackName: stack.name,
    stackId: stack.id,
    properties: asTyped(resource.type, resource.properties),
    tags: stack.current?.tags ?? [],
    generatedName,
    clientToken: context.ids.uuid(),
    policies: resource.policies,
    nowMs: context.clock.nowMs,
    account: context.account,
    region: context.region,
    call: (service, operationName, input) =>
      patiently(() => context.call(service, operationName, input, { as: { ...operation.caller, settled: true } })),
  };
}

/** CloudFormation retries throttled calls with backoff; here at once, since resource handlers are synchronous. */
function patiently<T>(ask: () => T): T {
  for (let attempt = 1; ; attempt++) {
    try {
      return ask();
    } catch (error) {
      if (!(error instanceof ServiceError) || !isTransient(error) || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

const MAX_ATTEMPTS = 10;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** 24 characters of the stack, 24 of the resource and 12 of chance: 62 in all, under the 64 that IAM and Lambda allow. */
export function generatedName(work: Work, logicalId: string): string {
  return `${work.stack.name.slice(0, 24)}-${logicalId.slice(0, 24)}-${work.context.ids.from(ALPHABET, 12)}`;
}
