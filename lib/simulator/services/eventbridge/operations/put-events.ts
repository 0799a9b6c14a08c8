import type {
  PutEventsCommandInput,
  PutEventsCommandOutput,
  PutEventsRequestEntry,
  PutEventsResultEntry,
} from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { validation } from '../errors.ts';
import { ingest } from '../ingest.ts';
import { type Bus, busName, type EventBridgeState } from '../state.ts';

// 256 KB until 2026; AWS raised it to 1 MB.
const MAX_TOTAL_BYTES = 1_048_576;

export function putEvents(
  input: PutEventsCommandInput,
  context: CallContext<EventBridgeState>,
): Partial<PutEventsCommandOutput> {
  const entries = input.Entries ?? [];
  if (entries.length < 1 || entries.length > 10) {
    throw validation(
      `1 validation error detected: Value '[...]' at 'entries' failed to satisfy constraint: Member must have length ${entries.length < 1 ? 'greater than or equal to 1' : 'less than or equal to 10'}`,
    );
  }
  if (entries.reduce((sum, entry) => sum + entrySize(entry), 0) > MAX_TOTAL_BYTES) {
    throw validation('Total size of the entries in the request is over the limit.');
  }
  const results = entries.map((entry) => put(entry, context));
  return { FailedEntryCount: results.filter(({ ErrorCode }) => ErrorCode !== undefined).length, Entries: results };
}

function put(entry: PutEventsRequestEntry, context: CallContext<EventBridgeState>): PutEventsResultEntry {
  const problem = fault(entry);
  if (problem !== undefined) return problem;
  const id = context.ids.uuid();
  const bus = context.state.buses.get(busName(entry.EventBusName));
  // As in AWS, an event for a bus that does not exist is taken and goes nowhere.
  if (bus !== undefined) send(context, bus, entry, id);
  return { EventId: id };
}

function send(context: CallContext<EventBridgeState>, bus: Bus, entry: PutEventsRequestEntry, id: string): void {
  const source = entry.Source as string;
  const detailType = entry.DetailType as string;
  const detail = JSON.parse(entry.Detail as string) as Record<string, unknown>;
  const resources = entry.Resources ?? [];
  const time = new Date(entry.Time?.getTime() ?? context.clock.nowMs).toISOString().replace(/\.\d+Z$/, 'Z');
  if (bus.name === 'default') {
    if (entry.Time !== undefined) context.state.statedTimes.set(id, time);
    context.emit({ source, detailType, resources, detail, id, account: context.caller.account });
    return;
  }
  const { account } = context.caller;
  const { region } = context;
  ingest(context, bus, {
    version: '0',
    id,
    'detail-type': detailType,
    source,
    account,
    time,
    region,
    resources,
    detail,
  });
}

function fault(entry: PutEventsRequestEntry): PutEventsResultEntry | undefined {
  for (const name of ['Source', 'DetailType', 'Detail'] as const) {
    if (entry[name] !== undefined && entry[name] !== '') continue;
    return {
      ErrorCode: 'InvalidArgument',
      ErrorMessage: `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
    };
  }
  if (!isObject(entry.Detail as string)) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  if (/^aws\./i.test(entry.Source as string)) {
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
  }
  return undefined;
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function entrySize({ Source = '', DetailType = '', Detail = '', Resources = [], Time }: PutEventsRequestEntry): number {
  const texts = [Source, DetailType, Detail, ...Resources].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return texts + (Time === undefined ? 0 : 14);
}
