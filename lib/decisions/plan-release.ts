import { compareImageVersions } from './compare-image-versions.ts';

export interface VersionRecord {
  version: string;
  state: string;
  amiId: string;
}

export interface ReleaseRecord {
  version: string;
  /** `queued`, `releasing`, or how it ended. */
  state: string;
  /** ARN of the execution that it was last asked of; empty when unknown. */
  execution: string;
}

/** Releases that may be asked for again; one that succeeded or was taken back may not. */
const repeatable = ['queued', 'refused', 'failed', 'superseded'];

/** Why a version may not be released; undefined when it may. */
export function refuseRelease(
  version: string,
  versions: VersionRecord[],
  releases: ReleaseRecord[],
): string | undefined {
  const state = versions.find((record) => record.version === version)?.state;
  if (state !== 'golden') {
    return `the image version ${version} is "${state ?? 'unknown'}" in the ledger; only a golden one is released`;
  }
  const release = releases.find((record) => record.version === version)?.state;
  if (release === undefined || repeatable.includes(release)) return undefined;
  return `the release of ${version} is already "${release}"`;
}

/** What a fresh fleet gets. */
export function newestGolden(versions: VersionRecord[]): VersionRecord | undefined {
  return newest(versions.filter((record) => record.state === 'golden'));
}

/** Which release comes after one that has ended, and which ones it makes needless. */
export function nextRelease(
  versions: VersionRecord[],
  releases: ReleaseRecord[],
): { next: string | undefined; superseded: string[] } {
  const golden = new Set(versions.filter((record) => record.state === 'golden').map((record) => record.version));
  const queued = releases.filter((record) => record.state === 'queued');
  const next = newest(queued.filter((record) => golden.has(record.version)))?.version;
  return { next, superseded: queued.map((record) => record.version).filter((version) => version !== next) };
}

function newest<T extends { version: string }>(records: T[]): T | undefined {
  return records.toSorted((a, b) => compareImageVersions(b.version, a.version))[0];
}
