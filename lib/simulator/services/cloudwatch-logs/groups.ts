import type { ServiceContext } from '../../kernel/service.ts';
import { groupNotFound, invalidParameter, streamNotFound } from './errors.ts';
import type { LogEvent, LogGroup, LogStream, LogsState } from './state.ts';

const DAY_MS = 86_400_000;

export const groupArn = (
  name: string,
  { partition, region, account }: Pick<ServiceContext, 'partition' | 'region' | 'account'>,
) => `arn:${partition}:logs:${region}:${account}:log-group:${name}`;

/** A group is named by its name, or identified by name or ARN. */
export function requireGroup(
  state: LogsState,
  input: { logGroupName?: string; logGroupIdentifier?: string },
): LogGroup {
  if (input.logGroupName !== undefined && input.logGroupIdentifier !== undefined) {
    throw invalidParameter('LogGroup name and LogGroup ARN are mutually exclusive parameters.');
  }
  const named = input.logGroupName ?? nameIn(input.logGroupIdentifier);
  if (named === undefined) throw invalidParameter('Either logGroupName or logGroupIdentifier must be provided');
  const group = state.groups.get(named);
  if (group === undefined) throw groupNotFound();
  return group;
}

/** The group's name in an ARN, which may end in `:*`. */
export function nameIn(identifier: string | undefined): string | undefined {
  return identifier?.startsWith('arn:') ? identifier.split(':')[6] : identifier;
}

export function requireStream(group: LogGroup, name: string): LogStream {
  const stream = group.streams.get(name);
  if (stream === undefined) throw streamNotFound();
  return stream;
}

/** Events that the group's retention has not dropped, oldest first. */
export function keptEvents(group: LogGroup, stream: LogStream, nowMs: number): readonly LogEvent[] {
  if (group.retentionDays === undefined) return stream.events;
  const fromMs = nowMs - group.retentionDays * DAY_MS;
  if ((stream.events[0]?.timestamp ?? Number.POSITIVE_INFINITY) < fromMs) {
    stream.events = stream.events.filter(({ timestamp }) => timestamp >= fromMs);
  }
  return stream.events;
}
