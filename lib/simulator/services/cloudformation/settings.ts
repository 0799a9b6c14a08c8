import type { StackSettings } from './state.ts';

/** What a request to create or update a stack says beside the template. */
export function settingsOf(input: any, previous?: StackSettings): StackSettings {
  return {
    capabilities: input.Capabilities ?? previous?.capabilities ?? [],
    roleArn: input.RoleARN ?? previous?.roleArn,
    notificationArns: input.NotificationARNs ?? previous?.notificationArns ?? [],
    rollbackConfiguration: input.RollbackConfiguration ?? previous?.rollbackConfiguration,
    deploymentConfig: input.DeploymentConfig,
  };
}
