import type { TagResourceInput, TagResourceOutput } from '@aws-sdk/client-sfn';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { resourceNotFound } from '../errors.ts';
import { checkKind } from '../find.ts';
import type { SfnState, StateMachine } from '../state.ts';

const MAX_TAGS = 50;

export function tagResource(input: TagResourceInput, context: CallContext<SfnState>): TagResourceOutput {
  const { tags } = taggable(context, input.resourceArn as string);
  const merged = new Map(tags);
  for (const { key, value } of input.tags ?? []) merged.set(key as string, value ?? '');
  if (merged.size > MAX_TAGS) throw new ServiceError('TooManyTags', `Too Many Tags: more than ${MAX_TAGS}`);
  for (const [key, value] of merged) tags.set(key, value);
  return {};
}

export function taggable({ state }: Pick<CallContext<SfnState>, 'state'>, arn: string): StateMachine {
  checkKind(arn, 'stateMachine', 'activity');
  const machine = state.machines.get(arn);
  if (machine === undefined) throw resourceNotFound(arn);
  return machine;
}
