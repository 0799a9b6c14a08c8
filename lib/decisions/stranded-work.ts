// Which executions may have ended without clearing away behind themselves? Whoever still runs is none of them.

import { versionSlug } from '../contract/names.ts';
import { newestGolden, type ReleaseRecord, type VersionRecord } from './plan-release.ts';

/** ARNs of executions; the first that exists counts. */
export type Suspect = readonly string[];

export interface ImageWork {
  readonly image: string;
  readonly versions: VersionRecord[];
  readonly releases: ReleaseRecord[];
  /** ARN of the execution that holds the lease of the image's releases. */
  readonly holder: string | undefined;
  /** ARN of an execution by its machine and name. */
  readonly execution: (machine: 'buildImage' | 'releaseImage', name: string) => string;
}

export function suspectsOf({ image, versions, releases, holder, execution }: ImageWork): Suspect[] {
  const build = (version: string) => execution('buildImage', versionSlug(image, version));
  const open = versions.filter(({ state }) => state === 'building' || state === 'testing');
  const newest = newestGolden(versions)?.version;
  const unreleased = newest !== undefined && !releases.some(({ version }) => version === newest);
  // Whoever gives the lease back starts what waits; when nobody holds it, that was forgotten.
  const forgotten = releases.filter(({ state }) => state === 'queued' && holder === undefined).slice(0, 1);
  const leaderless = releases.filter((release) => release.state === 'releasing' && release.execution !== holder);
  return [
    ...open.map(({ version }) => [build(version)]),
    ...(unreleased ? [[execution('releaseImage', versionSlug(image, newest)), build(newest)]] : []),
    ...[...forgotten, ...leaderless].map((release) => [release.execution]),
    ...(holder === undefined ? [] : [[holder]]),
  ];
}
