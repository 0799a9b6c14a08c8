import type { Command, ListCommandsRequest, ListCommandsResult } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../kernel/service.ts';
import { invalidCommandId, invalidFilter } from '../errors.ts';
import { page } from '../pages.ts';
import type { SsmState } from '../state.ts';

/** Newest first. */
export function listCommands(input: ListCommandsRequest, { state }: CallContext<SsmState>): ListCommandsResult {
  const { CommandId, InstanceId, Filters = [] } = input;
  if (CommandId !== undefined && !state.commands.has(CommandId)) throw invalidCommandId();
  const found = [...state.commands.values()]
    .filter(
      ({ command, invocations }) =>
        (CommandId === undefined || command.CommandId === CommandId) &&
        (InstanceId === undefined || invocations.has(InstanceId)) &&
        Filters.every((filter) => matches(command, filter)),
    )
    .map(({ command }) => command)
    .reverse();
  const { items, ...next } = page(found, input, 50);
  return { Commands: [...items], ...next };
}

function matches(command: Command, filter: { key: string | undefined; value: string | undefined }): boolean {
  const value = filter.value ?? '';
  switch (filter.key) {
    case 'Status':
      return command.Status === value;
    case 'DocumentName':
      return command.DocumentName === value;
    case 'InvokedAfter':
      return (command.RequestedDateTime?.getTime() ?? 0) > Date.parse(value);
    case 'InvokedBefore':
      return (command.RequestedDateTime?.getTime() ?? 0) < Date.parse(value);
    default:
      throw invalidFilter(filter.key ?? '');
  }
}
