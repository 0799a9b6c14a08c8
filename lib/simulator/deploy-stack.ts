// One stack through a change set, as the CDK's CLI does it, on the stepped clock.

import type { Caller } from './kernel/caller.ts';
import { ServiceError } from './kernel/service-error.ts';
import type { Region } from './region.ts';

export interface StackToDeploy {
  readonly name: string;
  readonly templateUrl: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: readonly { Key: string; Value: string }[];
  /** Who asks, and the role that CloudFormation takes on. */
  readonly caller: Caller;
  readonly executionRoleArn: string | undefined;
}

/** A day of virtual time: far beyond what any resource waits for. */
const LIMIT_MS = 86_400_000;

/** Deploys a stack, or finds that nothing changes. Rejects with the failed resources and their reasons. */
export async function deployStack(region: Region, stack: StackToDeploy): Promise<void> {
  const ask = (operation: string, input: object) => region.call('cloudformation', operation, input, stack.caller);
  const exists = await freshStack(region, stack.name, ask);
  const { Id: id } = ask('CreateChangeSet', {
    StackName: stack.name,
    ChangeSetName: 'goldsmith-deploy',
    ChangeSetType: exists ? 'UPDATE' : 'CREATE',
    TemplateURL: stack.templateUrl,
    Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
    Parameters: Object.entries(stack.parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
    Tags: stack.tags,
    RoleARN: stack.executionRoleArn,
  });
  const described = () => ask('DescribeChangeSet', { ChangeSetName: id });
  await region.run({ until: () => !/PENDING|IN_PROGRESS/.test(described().Status), limitMs: LIMIT_MS });
  const { Status: status, StatusReason: reason = '' } = described();
  if (status === 'FAILED') {
    const { OperationEvents: findings } = ask('DescribeEvents', { ChangeSetName: id });
    ask('DeleteChangeSet', { ChangeSetName: id });
    if (reason.includes("didn't contain changes")) return;
    const told = findings.map((finding: any) => `\n  ${finding.ValidationPath}: ${finding.ValidationStatusReason}`);
    throw new Error(`cannot deploy stack '${stack.name}': its change set failed: ${reason}${told.join('')}`);
  }
  ask('ExecuteChangeSet', { ChangeSetName: id });
  await stackEnd(region, stack.name);
}

/** Whether the stack exists; one whose creation was rolled back is deleted first, since it can only be deleted. */
async function freshStack(
  region: Region,
  name: string,
  ask: (operation: string, input: object) => unknown,
): Promise<boolean> {
  const status = statusOf(region, name);
  if (status !== 'ROLLBACK_COMPLETE') return status !== undefined && status !== 'REVIEW_IN_PROGRESS';
  ask('DeleteStack', { StackName: name });
  await region.run({ until: () => statusOf(region, name) === undefined, limitMs: LIMIT_MS });
  return false;
}

/** Steps until an operation on a stack has ended. Rejects unless it ended well. */
export async function stackEnd(region: Region, name: string): Promise<void> {
  const ended = () => statusOf(region, name)?.endsWith('_IN_PROGRESS') === false;
  const { StackId: id } = region.call('cloudformation', 'DescribeStacks', { StackName: name }).Stacks[0];
  await region.run({ until: ended, limitMs: LIMIT_MS });
  const status = statusOf(region, name) ?? 'DELETE_COMPLETE';
  if (status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE') return;
  throw new Error(
    `cannot deploy stack '${name}': it ended as ${status}, wanted CREATE_COMPLETE or UPDATE_COMPLETE:\n${failures(region, id)}`,
  );
}

function statusOf(region: Region, name: string): string | undefined {
  try {
    return region.call('cloudformation', 'DescribeStacks', { StackName: name }).Stacks[0].StackStatus;
  } catch (error) {
    if (error instanceof ServiceError && error.message.includes('does not exist')) return undefined;
    throw error;
  }
}

interface FailedEvent {
  readonly LogicalResourceId: string;
  readonly ResourceType: string;
  readonly ResourceStatus: string;
  readonly ResourceStatusReason?: string;
}

/** What failed by itself, oldest first; what was only called off because of it is left out. */
function failures(region: Region, stackId: string): string {
  const events = allEvents(region, stackId);
  const own = events.filter(
    ({ ResourceStatus, ResourceStatusReason = '' }) =>
      ResourceStatus.endsWith('_FAILED') && !ResourceStatusReason.endsWith('cancelled'),
  );
  // Without a failed resource the stack itself says why, as it turns back.
  const told =
    own.length > 0 ? own : events.filter(({ ResourceStatus }) => ResourceStatus.endsWith('ROLLBACK_IN_PROGRESS'));
  return told
    .reverse()
    .map(
      (event) =>
        `  ${event.LogicalResourceId} (${event.ResourceType}) ${event.ResourceStatus}: ${event.ResourceStatusReason ?? ''}`,
    )
    .join('\n');
}

/** Newest first. */
function allEvents(region: Region, stackId: string): FailedEvent[] {
  const events: FailedEvent[] = [];
  let NextToken: string | undefined;
  do {
    const page: { StackEvents: FailedEvent[]; NextToken?: string } = region.call(
      'cloudformation',
      'DescribeStackEvents',
      {
        StackName: stackId,
        NextToken,
      },
    );
    events.push(...page.StackEvents);
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return events;
}
