// Stacks in a fresh region, for the tests of this folder.

import { createRegion, type Region } from '../../../../lib/simulator/region.ts';

const startMs = Date.UTC(2026, 10, 21);
export const newRegion = (): Region => createRegion({ seed: 1, startMs });

export const statusOf = (region: Region, name: string): string =>
  region.call('cloudformation', 'DescribeStacks', { StackName: name }).Stacks[0].StackStatus;

/** Steps until the stack's operation has ended, and gives its status. */
export async function settled(region: Region, name: string): Promise<string> {
  const { StackId: id } = region.call('cloudformation', 'DescribeStacks', { StackName: name }).Stacks[0];
  await region.run({ until: () => !statusOf(region, id).endsWith('IN_PROGRESS'), limitMs: 7_200_000 });
  return statusOf(region, id);
}

export async function create(region: Region, name: string, template: object, more: object = {}): Promise<string> {
  region.call('cloudformation', 'CreateStack', {
    StackName: name,
    TemplateBody: JSON.stringify(template),
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    ...more,
  });
  return settled(region, name);
}

export async function update(region: Region, name: string, template: object, more: object = {}): Promise<string> {
  region.call('cloudformation', 'UpdateStack', {
    StackName: name,
    TemplateBody: JSON.stringify(template),
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    ...more,
  });
  return settled(region, name);
}

/** What happened to a stack, oldest first, as `logicalId STATUS`. */
export function story(region: Region, name: string): string[] {
  const { StackEvents: events } = region.call('cloudformation', 'DescribeStackEvents', { StackName: name });
  return events
    .reverse()
    .map(
      (event: { LogicalResourceId: string; ResourceStatus: string }) =>
        `${event.LogicalResourceId} ${event.ResourceStatus}`,
    );
}

export function physicalId(region: Region, name: string, logicalId: string): string {
  const { StackResourceDetail: detail } = region.call('cloudformation', 'DescribeStackResource', {
    StackName: name,
    LogicalResourceId: logicalId,
  });
  return detail.PhysicalResourceId;
}

export function outputs(region: Region, name: string): Record<string, string> {
  const { Outputs: all } = region.call('cloudformation', 'DescribeStacks', { StackName: name }).Stacks[0];
  return Object.fromEntries(
    all.map((one: { OutputKey: string; OutputValue: string }) => [one.OutputKey, one.OutputValue]),
  );
}

export function reasonOfFailure(region: Region, name: string): string {
  const { StackEvents: events } = region.call('cloudformation', 'DescribeStackEvents', { StackName: name });
  return events.findLast((event: { ResourceStatus: string }) => event.ResourceStatus.endsWith('_FAILED'))
    ?.ResourceStatusReason;
}
