import type {
  DescribeInstanceStatusRequest,
  DescribeInstanceStatusResult,
  Instance,
  InstanceStatus,
} from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { invalidParameterCombination } from '../errors.ts';
import { type FilterPaths, select } from '../filters.ts';
import { allInstances, getInstances } from '../instances.ts';
import { page } from '../pages.ts';
import type { Ec2State } from '../state.ts';

const filters: FilterPaths = {
  'availability-zone': 'AvailabilityZone',
  'instance-state-name': 'InstanceState.Name',
  'instance-state-code': 'InstanceState.Code',
  'instance-status.status': 'InstanceStatus.Status',
  'system-status.status': 'SystemStatus.Status',
};

// Status checks run every minute and need a first pass: AWS shows `initializing` for the first minutes. Estimate.
const INITIALIZING_MS = 120_000;

export function describeInstanceStatus(
  input: DescribeInstanceStatusRequest,
  context: CallContext<Ec2State>,
): DescribeInstanceStatusResult {
  const { InstanceIds = [], Filters, IncludeAllInstances = false, MaxResults } = input;
  if (InstanceIds.length > 0 && MaxResults !== undefined) {
    throw invalidParameterCombination('The parameter instancesSet cannot be used with the parameter maxResults');
  }
  const records = InstanceIds.length > 0 ? getInstances(context, InstanceIds) : allInstances(context);
  const statuses = records
    .map((record) => record.instance)
    .filter((instance) => IncludeAllInstances || instance.State?.Name === 'running')
    .map((instance) => status(instance, context.clock.nowMs));
  const { items, ...next } = page(select(statuses, Filters, filters), input);
  return { InstanceStatuses: [...items], ...next };
}

function status(instance: Instance, nowMs: number): InstanceStatus {
  const checks = (() => {
    if (instance.State?.Name !== 'running') return { Status: 'not-applicable' as const, Details: [] };
    const young = nowMs - (instance.LaunchTime?.getTime() ?? 0) < INITIALIZING_MS;
    return {
      Status: young ? ('initializing' as const) : ('ok' as const),
      Details: [{ Name: 'reachability' as const, Status: young ? ('initializing' as const) : ('passed' as const) }],
    };
  })();
  return {
    InstanceId: instance.InstanceId,
    AvailabilityZone: instance.Placement?.AvailabilityZone,
    InstanceState: instance.State,
    InstanceStatus: checks,
    SystemStatus: checks,
  };
}
