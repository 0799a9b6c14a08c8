import type { Archive as ArchiveSummary } from '@aws-sdk/client-eventbridge';
import type { CallContext, ServiceContext } from '../../kernel/service.ts';
import type { BusEvent } from './bus-event.ts';
import { checkedPattern } from './checked-pattern.ts';
import { archiveNotFound } from './errors.ts';
import type { Fields } from './pattern/flatten.ts';
import { matches } from './pattern/match.ts';
import type { Archive, Bus, EventBridgeState } from './state.ts';

const DAY_MS = 86_400_000;

export function findArchive({ state }: { state: EventBridgeState }, name: string | undefined): Archive {
  const archive = state.archives.get(name ?? '');
  if (archive === undefined) throw archiveNotFound(name ?? '');
  return archive;
}

/** What an archive keeps of, and for how long. */
export function setArchive(
  archive: Archive,
  input: {
    Description?: string | undefined;
    EventPattern?: string | undefined;
    RetentionDays?: number | undefined;
    KmsKeyIdentifier?: string | undefined;
  },
): void {
  const { Description, EventPattern, RetentionDays, KmsKeyIdentifier } = input;
  if (EventPattern !== undefined) {
    archive.pattern = checkedPattern(EventPattern);
    archive.patternText = EventPattern;
  }
  archive.description = Description ?? archive.description;
  archive.retentionDays = RetentionDays ?? archive.retentionDays;
  archive.keyId = KmsKeyIdentifier ?? archive.keyId;
}

/** What a replay brings is not archived again. */
export function keepInArchives(
  context: ServiceContext<EventBridgeState>,
  bus: Bus,
  { event, fields }: { readonly event: BusEvent; readonly fields: Fields },
): void {
  if (event['replay-name'] !== undefined) return;
  for (const archive of context.state.archives.values()) {
    if (archive.sourceArn !== bus.arn) continue;
    if (archive.pattern !== undefined && !matches(archive.pattern, fields)) continue;
    archive.events.push({ archivedMs: context.clock.nowMs, event });
    dropOld(archive, context.clock.nowMs);
  }
}

export function keptEvents(archive: Archive, nowMs: number): readonly BusEvent[] {
  dropOld(archive, nowMs);
  return archive.events.map(({ event }) => event);
}

function dropOld({ events, retentionDays }: Archive, nowMs: number): void {
  if (retentionDays === 0) return;
  const first = events.findIndex(({ archivedMs }) => archivedMs >= nowMs - retentionDays * DAY_MS);
  events.splice(0, first === -1 ? events.length : first);
}

export function archiveSummary(archive: Archive, { clock }: CallContext<EventBridgeState>): ArchiveSummary {
  const events = keptEvents(archive, clock.nowMs);
  return {
    ArchiveName: archive.name,
    EventSourceArn: archive.sourceArn,
    State: archive.state,
    RetentionDays: archive.retentionDays,
    SizeBytes: events.reduce((size, event) => size + Buffer.byteLength(JSON.stringify(event)), 0),
    EventCount: events.length,
    CreationTime: new Date(archive.createdMs),
  };
}
