import type { CallContext } from '../../../kernel/service.ts';
import { noSuchStack } from '../errors.ts';
import { findStack, requireChangeSet } from '../stacks.ts';
import type { CloudFormationState } from '../state.ts';

/** Without transforms the processed template is the original one. */
export function getTemplate(input: any, { state }: CallContext<CloudFormationState>) {
  const body =
    input.ChangeSetName === undefined
      ? ofStack(state, input.StackName)
      : requireChangeSet(state, input).changeSet.desired.body;
  return { TemplateBody: body, StagesAvailable: ['Original', 'Processed'] };
}

function ofStack(state: CloudFormationState, name: string): string | undefined {
  const stack = findStack(state, name);
  if (stack === undefined) throw noSuchStack(name);
  return stack.current?.body ?? '{}';
}
