import { compareImageVersions } from './compare-image-versions.ts';

/** A cause of a build that says since when its fix exists. Times are ISO 8601. */
export interface FixCause {
  readonly key: string;
  readonly cves?: readonly string[];
  readonly publishedAt: string;
  readonly seenAt?: string;
  readonly decidedAt?: string;
}

export interface BuiltVersion {
  readonly version: string;
  readonly startedAt: string;
  /** Absent while it is no golden one, or if it never became one. */
  readonly goldenAt?: string;
  readonly causes: readonly FixCause[];
}

export interface PatchedFleet {
  readonly fleet: string;
  /** What it runs, as the ledger says; absent until its first deployment. */
  readonly version?: string;
  /** Forward deployments that ended well. */
  readonly deployed: readonly { readonly version: string; readonly endedAt: string }[];
}

export interface FixFacts {
  readonly versions: readonly BuiltVersion[];
  readonly fleets: readonly PatchedFleet[];
  /** Fixes that are known and that no build was begun for. */
  readonly waiting: readonly FixCause[];
}

/** The way of one fix, as far as it has come. */
export interface FixTimes extends FixCause {
  /** The version that carries it, or is being built to. */
  readonly version?: string;
  readonly startedAt?: string;
  readonly goldenAt?: string;
  readonly firstFleetAt?: string;
  /** When the last fleet had it; of an image without fleets, when it was golden. */
  readonly allFleetsAt?: string;
}

/** The way of each fix from its publication to all fleets, oldest publication first. */
export function measureFixes({ versions, fleets, waiting }: FixFacts): FixTimes[] {
  const ordered = [...versions].sort((a, b) => compareImageVersions(a.version, b.version));
  const fixes = new Map<string, FixTimes>();
  for (const built of ordered) {
    for (const cause of built.causes) {
      // Built for once more: what was built for it before did not bring it.
      const { startedAt } = fixes.get(cause.key) ?? built;
      fixes.set(cause.key, { ...cause, ...wayOf(built, ordered, fleets), startedAt: startedAt ?? built.startedAt });
    }
  }
  for (const cause of waiting) if (!fixes.has(cause.key)) fixes.set(cause.key, cause);
  return [...fixes.values()].sort((a, b) => order(a.publishedAt, b.publishedAt) || order(a.key, b.key));
}

/** A version brings what those before it brought: if the first that was built for a fix is rejected, the next golden one has it. */
function wayOf(built: BuiltVersion, ordered: readonly BuiltVersion[], fleets: readonly PatchedFleet[]) {
  const carrier = ordered.find(
    ({ version, goldenAt }) => goldenAt !== undefined && compareImageVersions(version, built.version) >= 0,
  );
  if (carrier?.goldenAt === undefined) return { version: built.version };
  const { version, goldenAt } = carrier;
  const arrived = fleets.map((fleet) => arrivalOf(fleet, carrier.version)).filter((at) => at !== undefined);
  arrived.sort(order);
  const [firstFleetAt] = arrived;
  const allFleetsAt = arrived.length < fleets.length ? undefined : (arrived.at(-1) ?? goldenAt);
  return {
    version,
    goldenAt,
    ...(firstFleetAt === undefined ? {} : { firstFleetAt }),
    ...(allFleetsAt === undefined ? {} : { allFleetsAt }),
  };
}

/** When a fleet that runs the version, or a newer one, first did. One that was taken back has lost it again. */
function arrivalOf({ version: current, deployed }: PatchedFleet, version: string): string | undefined {
  if (current === undefined || compareImageVersions(current, version) < 0) return undefined;
  return deployed
    .filter((one) => compareImageVersions(one.version, version) >= 0)
    .map(({ endedAt }) => endedAt)
    .sort(order)[0];
}

/** Seconds that each part of the way took; only of parts that have ended. */
export function partsOf(fix: FixTimes): Partial<Record<FixPart, number>> {
  const parts: Partial<Record<FixPart, number>> = {};
  for (const [part, [from, to]] of Object.entries(ends)) {
    const [begun, ended] = [fix[from], fix[to]];
    if (begun === undefined || ended === undefined) continue;
    parts[part as FixPart] = Math.round((Date.parse(ended) - Date.parse(begun)) / 1000);
  }
  return parts;
}

type Moment = 'publishedAt' | 'seenAt' | 'decidedAt' | 'startedAt' | 'goldenAt' | 'firstFleetAt' | 'allFleetsAt';

const ends = {
  publishedToSeen: ['publishedAt', 'seenAt'],
  seenToDecided: ['seenAt', 'decidedAt'],
  decidedToStarted: ['decidedAt', 'startedAt'],
  startedToGolden: ['startedAt', 'goldenAt'],
  goldenToFirstFleet: ['goldenAt', 'firstFleetAt'],
  goldenToAllFleets: ['goldenAt', 'allFleetsAt'],
  publishedToAllFleets: ['publishedAt', 'allFleetsAt'],
} as const satisfies Record<string, readonly [Moment, Moment]>;

export type FixPart = keyof typeof ends;

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
