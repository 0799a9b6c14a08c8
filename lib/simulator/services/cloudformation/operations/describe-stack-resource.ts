import type { CallContext } from '../../../kernel/service.ts';
import { resourceOutput } from '../describe.ts';
import { validationError } from '../errors.ts';
import { requireStack } from '../stacks.ts';
import type { CloudFormationState } from '../state.ts';

export function describeStackResource(input: any, { state }: CallContext<CloudFormationState>) {
  const stack = requireStack(state, input.StackName);
  const resource = stack.resources.get(input.LogicalResourceId);
  if (resource === undefined) {
    throw validationError(`Resource ${input.LogicalResourceId} does not exist for stack ${stack.name}`);
  }
  const { logicalId } = resource;
  const metadata = stack.current?.template.Resources[logicalId]?.Metadata;
  return {
    StackResourceDetail: {
      ...resourceOutput(stack, resource),
      LastUpdatedTimestamp: new Date(resource.changedMs),
      Metadata: metadata === undefined ? undefined : JSON.stringify(metadata),
    },
  };
}
