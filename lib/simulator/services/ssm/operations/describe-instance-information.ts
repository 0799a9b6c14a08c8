import type {
  DescribeInstanceInformationRequest,
  DescribeInstanceInformationResult,
  InstanceInformation,
} from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../kernel/service.ts';
import { other } from '../errors.ts';
import { type Ec2Instance, onlineInstance, onlineInstances } from '../managed-instances.ts';
import { page } from '../pages.ts';
import type { SsmState } from '../state.ts';

// The agent pings every five minutes.
const PING_MS = 300_000;

/** Only what is online is listed: an instance that was lost is not shown as ConnectionLost. */
export function describeInstanceInformation(
  input: DescribeInstanceInformationRequest,
  context: CallContext<SsmState>,
): DescribeInstanceInformationResult {
  const filters = [
    ...(input.Filters ?? []).map(({ Key, Values }) => ({ key: Key, values: Values ?? [] })),
    ...(input.InstanceInformationFilterList ?? []).map(({ key, valueSet }) => ({ key, values: valueSet ?? [] })),
  ];
  const ids = filters.find((filter) => filter.key === 'InstanceIds')?.values;
  const online =
    ids === undefined
      ? onlineInstances(context)
      : ids.map((id) => onlineInstance(context, id)).filter((instance) => instance !== undefined);
  const found = online
    .map((instance) => ({ instance, shown: show(instance, context) }))
    .filter(({ instance, shown }) => filters.every((filter) => matches(filter, instance, shown)))
    .map(({ shown }) => shown);
  const { items, ...next } = page(found, input, 50);
  return { InstanceInformationList: [...items], ...next };
}

function matches(
  { key = '', values }: { key: string | undefined; values: readonly string[] },
  { Tags = [] }: Ec2Instance,
  shown: InstanceInformation,
): boolean {
  if (key === 'InstanceIds') return true;
  if (key.startsWith('tag:')) return Tags.some((tag) => `tag:${tag.Key}` === key && values.includes(tag.Value));
  const name = { PlatformTypes: 'PlatformType', ActivationIds: 'ActivationId' }[key] ?? key;
  if (!(name in shown)) throw other('InvalidInstanceInformationFilterValue', `The filter '${key}' is not valid.`);
  return values.includes(String(shown[name as keyof InstanceInformation]));
}

function show(instance: Ec2Instance, { clock, world }: CallContext<SsmState>): InstanceInformation {
  const upAtMs = world.agentUpAtMs(instance.InstanceId) ?? clock.nowMs;
  return {
    InstanceId: instance.InstanceId,
    PingStatus: 'Online',
    LastPingDateTime: new Date(clock.nowMs - ((clock.nowMs - upAtMs) % PING_MS)),
    RegistrationDate: new Date(upAtMs),
    AgentVersion: '3.3.3050.0',
    IsLatestVersion: true,
    PlatformType: 'Linux',
    PlatformName: 'Amazon Linux',
    PlatformVersion: '2023',
    ResourceType: 'EC2Instance',
    IPAddress: instance.PrivateIpAddress,
    ComputerName: instance.PrivateDnsName,
  };
}
