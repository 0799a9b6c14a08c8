import type { Stack, StackResource } from './state.ts';
import type { ParameterValue } from './template/template.ts';

export function parametersOutput(parameters: ReadonlyMap<string, ParameterValue>): object[] {
  return [...parameters].map(([key, { given, resolved, noEcho }]) => ({
    ParameterKey: key,
    ParameterValue: noEcho ? '****' : given,
    ...(resolved === undefined ? {} : { ResolvedValue: resolved }),
  }));
}

const NOT_CHECKED = { StackDriftStatus: 'NOT_CHECKED' };

export function stackOutput(stack: Stack): object {
  const { settings, current } = stack;
  return {
    StackId: stack.id,
    StackName: stack.name,
    ChangeSetId: stack.changeSetId,
    Description: current?.template.Description,
    Parameters: current === undefined ? undefined : parametersOutput(current.parameters),
    CreationTime: new Date(stack.createdMs),
    LastUpdatedTime: time(stack.updatedMs),
    DeletionTime: time(stack.deletedMs),
    StackStatus: stack.status,
    StackStatusReason: stack.reason,
    RollbackConfiguration: settings.rollbackConfiguration ?? {},
    DisableRollback: stack.disableRollback,
    NotificationARNs: settings.notificationArns,
    Capabilities: settings.capabilities,
    Outputs: stack.outputs.map((output) => ({
      OutputKey: output.key,
      OutputValue: output.value,
      Description: output.description,
      ExportName: output.exportName,
    })),
    RoleARN: settings.roleArn,
    Tags: current?.tags ?? [],
    EnableTerminationProtection: stack.terminationProtection,
    DriftInformation: NOT_CHECKED,
    DeploymentConfig: settings.deploymentConfig,
    LastOperations: lastOperations(stack),
  };
}

function lastOperations({ operation, lastOperation }: Stack): object[] {
  return [operation, lastOperation].flatMap((one) =>
    one === undefined ? [] : [{ OperationType: one.type, OperationId: one.id }],
  );
}

export function summaryOutput(stack: Stack): object {
  return {
    StackId: stack.id,
    StackName: stack.name,
    TemplateDescription: stack.current?.template.Description,
    CreationTime: new Date(stack.createdMs),
    LastUpdatedTime: time(stack.updatedMs),
    DeletionTime: time(stack.deletedMs),
    StackStatus: stack.status,
    StackStatusReason: stack.reason,
    DriftInformation: NOT_CHECKED,
  };
}

export function resourceOutput(stack: Stack, resource: StackResource): Record<string, unknown> {
  return {
    StackName: stack.name,
    StackId: stack.id,
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.physicalId,
    ResourceType: resource.type,
    ResourceStatus: resource.status,
    ResourceStatusReason: resource.reason,
    DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
  };
}

const time = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms));
