import type { GetCommandInvocationRequest, GetCommandInvocationResult } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../kernel/service.ts';
import { invalidCommandId, invocationDoesNotExist, other } from '../errors.ts';
import type { PluginRecord, SsmState } from '../state.ts';

const SHOWN_OUTPUT = 24_000;
const SHOWN_ERROR = 8_000;

/** Right after SendCommand the invocation is not there yet. Of several steps one must be named. */
export function getCommandInvocation(
  input: GetCommandInvocationRequest,
  { state, clock }: CallContext<SsmState>,
): GetCommandInvocationResult {
  const { CommandId = '', InstanceId = '', PluginName } = input;
  if (!/^[0-9a-f-]{36}$/i.test(CommandId)) throw invalidCommandId();
  const record = state.commands.get(CommandId)?.invocations.get(InstanceId);
  if (record === undefined || record.visibleAtMs > clock.nowMs) throw invocationDoesNotExist();
  const { invocation, plugins } = record;
  const plugin = PluginName === undefined ? onlyOne(plugins) : plugins.find(({ name }) => name === PluginName);
  if (plugin === undefined) throw other('InvalidPluginName', `The plugin name '${PluginName ?? ''}' is not valid.`);
  const { startedAtMs, endedAtMs } = plugin;
  const text = (ms: number | undefined) => (ms === undefined ? '' : new Date(ms).toISOString());
  const elapsed = startedAtMs === undefined || endedAtMs === undefined ? '' : `PT${(endedAtMs - startedAtMs) / 1000}S`;
  return {
    CommandId,
    InstanceId,
    Comment: invocation.Comment,
    DocumentName: invocation.DocumentName,
    DocumentVersion: invocation.DocumentVersion,
    PluginName: plugin.name,
    ResponseCode: plugin.responseCode,
    ExecutionStartDateTime: text(startedAtMs),
    ExecutionElapsedTime: elapsed,
    ExecutionEndDateTime: text(endedAtMs),
    Status: plugin.status,
    StatusDetails: plugin.details,
    StandardOutputContent: plugin.stdout.slice(0, SHOWN_OUTPUT),
    StandardOutputUrl: '',
    StandardErrorContent: plugin.stderr.slice(0, SHOWN_ERROR),
    StandardErrorUrl: '',
    CloudWatchOutputConfig: invocation.CloudWatchOutputConfig,
  };
}

function onlyOne(plugins: readonly PluginRecord[]): PluginRecord | undefined {
  return plugins.length === 1 ? plugins[0] : undefined;
}
