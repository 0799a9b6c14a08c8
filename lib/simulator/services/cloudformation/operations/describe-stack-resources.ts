import type { CallContext } from '../../../kernel/service.ts';
import { resourceOutput } from '../describe.ts';
import { stackNotFound, validationError } from '../errors.ts';
import { findStack } from '../stacks.ts';
import type { CloudFormationState } from '../state.ts';

export function describeStackResources(input: any, { state }: CallContext<CloudFormationState>) {
  const { StackName: name, PhysicalResourceId: physicalId, LogicalResourceId: logicalId } = input;
  if (name === undefined && physicalId === undefined) {
    throw validationError('Either StackName or PhysicalResourceId must be specified');
  }
  const stack =
    name === undefined
      ? [...state.stacks.values()].find((one) =>
          [...one.resources.values()].some((resource) => resource.physicalId === physicalId),
        )
      : findStack(state, name);
  if (stack === undefined) throw stackNotFound(name ?? physicalId);
  return {
    StackResources: [...stack.resources.values()]
      .filter((resource) => logicalId === undefined || resource.logicalId === logicalId)
      .map((resource) => ({ ...resourceOutput(stack, resource), Timestamp: new Date(resource.changedMs) })),
  };
}
