import type { GetCommandInvocationRequest, GetCommandInvocationResult } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../kernel/service.ts';
import { invalidCommandId, invocationDoesNotExist, other } from '../errors.ts';
import type { SsmState } from '../state.ts';

const SHOWN_OUTPUT = 24_000;
const SHOWN_ERROR = 8_000;
const PLUGIN = 'aws:runShellScript';

/** Right after SendCommand the invocation is not there yet. */
export function getCommandInvocation(
  input: GetCommandInvocationRequest,
  { state, clock }: CallContext<SsmState>,
): GetCommandInvocationResult {
  const { CommandId = '', InstanceId = '', PluginName } = input;
  if (!/^[0-9a-f-]{36}$/i.test(CommandId)) throw invalidCommandId();
  const record = state.commands.get(CommandId)?.invocations.get(InstanceId);
  if (record === undefined || record.visibleAtMs > clock.nowMs) throw invocationDoesNotExist();
  if (PluginName !== undefined && PluginName !== PLUGIN) {
    throw other('InvalidPluginName', `The plugin name '${PluginName}' is not valid.`);
  }
  const { invocation, startedAtMs, endedAtMs } = record;
  const text = (ms: number | undefined) => (ms === undefined ? '' : new Date(ms).toISOString());
  const elapsed = startedAtMs === undefined || endedAtMs === undefined ? '' : `PT${(endedAtMs - startedAtMs) / 1000}S`;
  return {
    CommandId,
    InstanceId,
    Comment: invocation.Comment,
    DocumentName: invocation.DocumentName,
    DocumentVersion: invocation.DocumentVersion,
    PluginName: PLUGIN,
    ResponseCode: record.responseCode,
    ExecutionStartDateTime: text(startedAtMs),
    ExecutionElapsedTime: elapsed,
    ExecutionEndDateTime: text(endedAtMs),
    Status: invocation.Status,
    StatusDetails: invocation.StatusDetails,
    StandardOutputContent: record.stdout.slice(0, SHOWN_OUTPUT),
    StandardOutputUrl: '',
    StandardErrorContent: record.stderr.slice(0, SHOWN_ERROR),
    StandardErrorUrl: '',
    CloudWatchOutputConfig: invocation.CloudWatchOutputConfig,
  };
}
