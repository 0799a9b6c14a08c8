import type { CallContext } from '../../../kernel/service.ts';
import { groupArn, requireGroup } from '../groups.ts';
import type { LogStream, LogsState } from '../state.ts';

export function describeLogStreams(input: any, context: CallContext<LogsState>) {
  const group = requireGroup(context.state, input);
  const order =
    input.orderBy === 'LastEventTime'
      ? (a: LogStream, b: LogStream) => lastMs(a) - lastMs(b)
      : (a: LogStream, b: LogStream) => (a.name < b.name ? -1 : 1);
  const sorted = [...group.streams.values()]
    .filter(({ name }) => name.startsWith(input.logStreamNamePrefix ?? ''))
    .sort(order);
  if (input.descending === true) sorted.reverse();
  const from = input.nextToken === undefined ? 0 : Number(input.nextToken);
  const to = from + (input.limit ?? 50);
  return {
    logStreams: sorted.slice(from, to).map((stream) => ({
      logStreamName: stream.name,
      creationTime: stream.createdMs,
      firstEventTimestamp: stream.events[0]?.timestamp,
      lastEventTimestamp: stream.events.at(-1)?.timestamp,
      lastIngestionTime: stream.events.at(-1)?.ingestedMs,
      arn: `${groupArn(group.name, context)}:log-stream:${stream.name}`,
      storedBytes: 0,
    })),
    nextToken: to < sorted.length ? String(to) : undefined,
  };
}

const lastMs = ({ events }: LogStream) => events.at(-1)?.timestamp ?? 0;
