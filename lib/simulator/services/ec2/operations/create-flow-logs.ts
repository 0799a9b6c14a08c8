import type { CreateFlowLogsRequest, CreateFlowLogsResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { once } from '../client-tokens.ts';
import { add } from '../network/records.ts';
import type { Ec2State } from '../state.ts';
import { checkTags, tagsFor } from '../tags.ts';

/** Kept and shown; no log lines come of it. */
export function createFlowLogs(input: CreateFlowLogsRequest, context: CallContext<Ec2State>): CreateFlowLogsResult {
  const { state, ids, clock, caller } = context;
  const Tags = tagsFor(input.TagSpecifications, 'vpc-flow-log');
  checkTags(Tags, caller);
  const made = once(context, { operation: 'CreateFlowLogs', token: input.ClientToken, input }, () =>
    (input.ResourceIds ?? []).map((ResourceId) => {
      const value = {
        ResourceId,
        TrafficType: input.TrafficType ?? 'ALL',
        LogDestinationType: input.LogDestinationType ?? 'cloud-watch-logs',
        ...(input.LogDestination === undefined ? {} : { LogDestination: input.LogDestination }),
        ...(input.LogGroupName === undefined ? {} : { LogGroupName: input.LogGroupName }),
        ...(input.DeliverLogsPermissionArn === undefined
          ? {}
          : { DeliverLogsPermissionArn: input.DeliverLogsPermissionArn }),
        MaxAggregationInterval: input.MaxAggregationInterval ?? 600,
        LogFormat: input.LogFormat ?? DEFAULT_FORMAT,
        FlowLogStatus: 'ACTIVE',
        DeliverLogsStatus: 'SUCCESS',
        CreationTime: clock.now(),
        Tags,
      };
      return add(state, ids, { kind: 'flowLog', value })['FlowLogId'] as string;
    }),
  );
  return { FlowLogIds: [...made], Unsuccessful: [] };
}

const DEFAULT_FORMAT =
  '${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}';
