/** What is remembered of a flaw of one AMI that Inspector finds on each instance of it, apart. */
export interface FindingRecord {
  /** The newest word about each instance, when it was said and what: `2026-11-21T08:00:00.000Z ACTIVE`. */
  readonly words: Readonly<Record<string, string>>;
  /** More instances have it than are remembered: no closing word can be the last one. */
  readonly uncounted: boolean;
  readonly firstSeenAt: string;
}

export interface FindingWord {
  readonly instanceId: string;
  readonly open: boolean;
  /** ISO 8601, when Inspector said it. */
  readonly at: string;
  readonly firstSeenAt: string;
}

/** An AMI may run on thousands of instances, and an item of the ledger is paid for by its size. */
const REMEMBERED = 100;

/**
 * Events come doubled, late and in any order: of each instance the newest word holds, so an instance that ended opens nothing
 * again. Undefined when the word is not new.
 */
export function recordFinding(record: FindingRecord | undefined, word: FindingWord): FindingRecord | undefined {
  const { instanceId, open, at } = word;
  const words = record?.words ?? {};
  const uncounted = record?.uncounted ?? false;
  const said = `${at} ${open ? 'ACTIVE' : 'CLOSED'}`;
  if ((words[instanceId] ?? '') >= said) return undefined;
  const firstSeenAt = earliest(record?.firstSeenAt, word.firstSeenAt);
  const kept = words[instanceId] === undefined ? withRoom(words) : words;
  if (kept !== undefined) return { words: { ...kept, [instanceId]: said }, uncounted, firstSeenAt };
  return open && !uncounted ? { words, uncounted: true, firstSeenAt } : undefined;
}

/** Whether any instance still has it. */
export function isOpen({ words, uncounted }: FindingRecord): boolean {
  return uncounted || Object.values(words).some((said) => said.endsWith('ACTIVE'));
}

/** Room for one more instance: the one that closed first is forgotten; undefined when all that are remembered have the flaw. */
function withRoom(words: FindingRecord['words']): FindingRecord['words'] | undefined {
  if (Object.keys(words).length < REMEMBERED) return words;
  const closed = Object.entries(words).filter(([, said]) => said.endsWith('CLOSED'));
  const [oldest] = closed.sort(([, left], [, right]) => (left < right ? -1 : 1));
  if (oldest === undefined) return undefined;
  return Object.fromEntries(Object.entries(words).filter(([instanceId]) => instanceId !== oldest[0]));
}

function earliest(known: string | undefined, told: string): string {
  return known !== undefined && known < told ? known : told;
}
