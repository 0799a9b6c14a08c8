import type { DeleteFlowLogsRequest, DeleteFlowLogsResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { get } from '../network/records.ts';
import type { Ec2State } from '../state.ts';

export function deleteFlowLogs(
  { FlowLogIds = [] }: DeleteFlowLogsRequest,
  { state }: CallContext<Ec2State>,
): DeleteFlowLogsResult {
  for (const id of FlowLogIds) get(state, 'flowLog', id);
  for (const id of FlowLogIds) state.network.delete(id);
  return { Unsuccessful: [] };
}
