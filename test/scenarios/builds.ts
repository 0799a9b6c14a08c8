// What the scenarios of builds look at: the ledger, the executions, the instances.

import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { ledgerKeys } from '../../lib/contract/ledger.ts';
import { tagKeys } from '../../lib/contract/names.ts';
import { parameters } from '../../lib/contract/parameters.ts';
import { CoreSettings, type ImageSettings } from '../../lib/contract/settings.ts';
import type { Signal } from '../../lib/contract/signal.ts';
import type { Region } from '../../lib/simulator/region.ts';

type Item = Record<string, AttributeValue>;

export interface Version {
  readonly version: string;
  readonly state: string;
  readonly amiId: string | undefined;
  readonly parentAmi: string | undefined;
  readonly reasons: readonly string[];
  readonly evidence: string;
}

export interface RecordedSignal {
  readonly kind: string;
  readonly fate: string;
  readonly reason: string | undefined;
  readonly version: string | undefined;
}

export const image = 'web';
/** Longer than any build with its proof. */
export const buildLimitMs = 4 * 3_600_000;

export function core(region: Region): CoreSettings {
  return CoreSettings.parse(JSON.parse(parameter(region, parameters.core) ?? ''));
}

export function parameter(region: Region, name: string): string | undefined {
  try {
    return region.call('ssm', 'GetParameter', { Name: name }).Parameter.Value;
  } catch (error) {
    if ((error as { code?: string }).code === 'ParameterNotFound') return undefined;
    throw error;
  }
}

export const goldenAmi = (region: Region) => parameter(region, parameters.imageGolden(image));

export function send(region: Region, body: Signal | string): void {
  region.call('sqs', 'SendMessage', {
    QueueUrl: core(region).signalsQueueUrl,
    MessageBody: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

export const askFor = (region: Region, requestedBy: string) => send(region, { kind: 'manual', image, requestedBy });

/** Changes some of the image's settings, as a later deploy of its stack would. */
export function setting(
  region: Region,
  changes: Partial<
    Pick<ImageSettings, 'minBaseImageAgeSeconds' | 'buildTimeoutSeconds' | 'maxBuildsPerDay' | 'advisories'>
  >,
): void {
  const Name = parameters.imageSettings(image);
  const Value = JSON.stringify({ ...JSON.parse(parameter(region, Name) ?? '{}'), ...changes });
  region.call('ssm', 'PutParameter', { Name, Value, Overwrite: true });
}

/** Calls that IAM refused, from now on. */
export function denials(region: Region): string[] {
  const denied: string[] = [];
  region.journal.listen((entry) => {
    if (entry.kind !== 'call' || !/AccessDenied|Unauthorized|NotAuthorized/.test(entry.outcome)) return;
    denied.push(`${entry.caller} ${entry.service}:${entry.operation}`);
  });
  return denied;
}

/** Image versions of the ledger, oldest first. */
export function versions(region: Region): Version[] {
  const { pk } = ledgerKeys.version(image, '');
  return items(region, pk)
    .filter(({ sk }) => sk?.S?.startsWith('VERSION#'))
    .map((item) => ({
      version: item['version']?.S ?? '',
      state: item['state']?.S ?? '',
      amiId: item['amiId']?.S,
      parentAmi: item['parentAmi']?.S,
      reasons: (item['reasons']?.L ?? []).map((reason) => reason.S ?? ''),
      evidence: item['evidence']?.S ?? '',
    }));
}

export const lastVersion = (region: Region) => versions(region).at(-1);

export function signals(region: Region): RecordedSignal[] {
  return items(region, ledgerKeys.signal(image, '', '').pk).map((item) => ({
    kind: item['kind']?.S ?? '',
    fate: item['fate']?.S ?? '',
    reason: item['reason']?.S,
    version: item['version']?.S,
  }));
}

export function buildExecution(region: Region, version: string) {
  const arn = core(region).stateMachines.buildImage.replace(':stateMachine:', ':execution:');
  return region.call('sfn', 'DescribeExecution', { executionArn: `${arn}:${image}-${version}` });
}

/** Runs until the build that comes next has its verdict and its execution has ended. */
export async function nextBuild(
  region: Region,
  limitMs: number = buildLimitMs,
  before: number = versions(region).length,
): Promise<Version> {
  const done = () => {
    const last = lastVersion(region);
    if (last === undefined || versions(region).length === before || !['golden', 'rejected'].includes(last.state))
      return false;
    return buildExecution(region, last.version).status !== 'RUNNING';
  };
  await region.run({ until: done, limitMs });
  return lastVersion(region) as Version;
}

/** Runs until the build that comes next has baked its AMI and is about to prove it; gives the AMI. */
export async function nextProof(region: Region): Promise<string> {
  const before = versions(region).length;
  const last = () => lastVersion(region);
  await region.run({
    until: () => versions(region).length > before && last()?.state === 'testing',
    limitMs: buildLimitMs,
  });
  return last()?.amiId ?? '';
}

/** Instances that executions launched and that still cost money. */
export function testInstances(region: Region): string[] {
  const { Reservations = [] } = region.call('ec2', 'DescribeInstances', {
    Filters: [
      { Name: 'tag-key', Values: [tagKeys.execution] },
      { Name: 'instance-state-name', Values: ['pending', 'running', 'stopping', 'stopped'] },
    ],
  });
  return Reservations.flatMap(({ Instances = [] }) =>
    Instances.map(({ InstanceId }: { InstanceId: string }) => InstanceId),
  );
}

export function items(region: Region, pk: string): Item[] {
  const { Items = [] } = region.call('dynamodb', 'Query', {
    TableName: core(region).table,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: pk } },
  });
  return Items;
}
