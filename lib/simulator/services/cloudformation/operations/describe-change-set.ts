import type { CallContext } from '../../../kernel/service.ts';
import { parametersOutput } from '../describe.ts';
import { requireChangeSet } from '../stacks.ts';
import type { CloudFormationState } from '../state.ts';

export function describeChangeSet(input: any, { state }: CallContext<CloudFormationState>) {
  const { stack, changeSet } = requireChangeSet(state, input);
  const { desired, settings } = changeSet;
  return {
    ChangeSetName: changeSet.name,
    ChangeSetId: changeSet.id,
    StackId: stack.id,
    StackName: stack.name,
    Description: changeSet.description,
    Parameters: parametersOutput(desired.parameters),
    CreationTime: new Date(changeSet.createdMs),
    ExecutionStatus: changeSet.executionStatus,
    Status: changeSet.status,
    StatusReason: changeSet.reason,
    NotificationARNs: settings.notificationArns,
    RollbackConfiguration: settings.rollbackConfiguration ?? {},
    Capabilities: settings.capabilities,
    Tags: desired.tags,
    Changes: input.IncludePropertyValues === true ? changeSet.changes : changeSet.changes.map(withoutValues),
    IncludeNestedStacks: false,
    DeploymentConfig: settings.deploymentConfig,
  };
}

function withoutValues(change: any): object {
  const { BeforeContext: _, AfterContext: __, Details, ...rest } = change.ResourceChange;
  const details = Details.map(({ Target: { Attribute, Name, RequiresRecreation }, ...detail }: any) => ({
    Target: { Attribute, Name, RequiresRecreation },
    ...detail,
  }));
  return { ...change, ResourceChange: { ...rest, Details: details } };
}
