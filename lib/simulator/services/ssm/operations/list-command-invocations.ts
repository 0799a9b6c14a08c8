import type { CommandPlugin, ListCommandInvocationsRequest, ListCommandInvocationsResult } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../kernel/service.ts';
import { invalidCommandId } from '../errors.ts';
import { page } from '../pages.ts';
import type { PluginRecord, SsmState } from '../state.ts';

const SHOWN_OUTPUT = 2500;

export function listCommandInvocations(
  input: ListCommandInvocationsRequest,
  { state, clock }: CallContext<SsmState>,
): ListCommandInvocationsResult {
  const { CommandId, InstanceId, Details = false } = input;
  if (CommandId !== undefined && !state.commands.has(CommandId)) throw invalidCommandId();
  const found = [...state.commands.values()]
    .filter(({ command }) => CommandId === undefined || command.CommandId === CommandId)
    .flatMap(({ invocations }) => [...invocations.values()])
    .filter(
      (record) =>
        record.visibleAtMs <= clock.nowMs && (InstanceId === undefined || record.invocation.InstanceId === InstanceId),
    );
  const { items, ...next } = page(found, input, 50);
  const CommandInvocations = items.map((record) =>
    Details ? { ...record.invocation, CommandPlugins: record.plugins.map(pluginOf) } : record.invocation,
  );
  return { CommandInvocations, ...next };
}

function pluginOf({ name, status, details, ...rest }: PluginRecord): CommandPlugin {
  const { responseCode, stdout, stderr, startedAtMs, endedAtMs } = rest;
  return {
    Name: name,
    Status: status,
    StatusDetails: details,
    ResponseCode: responseCode,
    Output: `${stdout}${stderr === '' ? '' : `\n----------ERROR-------\n${stderr}`}`.slice(0, SHOWN_OUTPUT),
    ...(startedAtMs === undefined ? {} : { ResponseStartDateTime: new Date(startedAtMs) }),
    ...(endedAtMs === undefined ? {} : { ResponseFinishDateTime: new Date(endedAtMs) }),
  };
}
