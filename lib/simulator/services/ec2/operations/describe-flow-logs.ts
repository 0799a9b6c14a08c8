import type { DescribeFlowLogsRequest, DescribeFlowLogsResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { describe } from '../network/describe.ts';
import type { Ec2State } from '../state.ts';

export function describeFlowLogs(
  input: DescribeFlowLogsRequest,
  { state }: CallContext<Ec2State>,
): DescribeFlowLogsResult {
  const wanted = { ids: input.FlowLogIds, filters: input.Filter, page: input };
  const { items, ...next } = describe(state, 'flowLog', wanted);
  return { FlowLogs: items, ...next };
}
