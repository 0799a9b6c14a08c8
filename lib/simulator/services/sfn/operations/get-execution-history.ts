import type { GetExecutionHistoryInput, GetExecutionHistoryOutput, HistoryEvent } from '@aws-sdk/client-sfn';
import type { CallContext } from '../../../kernel/service.ts';
import { findExecution } from '../find.ts';
import { pageOf } from '../page.ts';
import type { HistoryEvent as Held, SfnState } from '../state.ts';

export function getExecutionHistory(
  input: GetExecutionHistoryInput,
  context: CallContext<SfnState>,
): GetExecutionHistoryOutput {
  const { events } = findExecution(context, input.executionArn as string);
  const ordered = input.reverseOrder === true ? [...events].reverse() : events;
  const { items, nextToken } = pageOf(ordered, input);
  const data = input.includeExecutionData ?? true;
  return { events: items.map((event) => shown(event, data)), nextToken };
}

/** Members that includeExecutionData=false takes away. */
const DATA = ['input', 'inputDetails', 'output', 'outputDetails', 'assignedVariables', 'assignedVariablesDetails'];

function shown(event: Held, data: boolean): HistoryEvent {
  const { id, previousEventId, type, atMs, details } = event;
  const base = { timestamp: new Date(atMs), type: type as HistoryEvent['type'], id, previousEventId };
  if (details === undefined) return base;
  const [name, held] = details;
  const kept = data ? held : Object.fromEntries(Object.entries(held).filter(([key]) => !DATA.includes(key)));
  return { ...base, [name]: kept };
}
