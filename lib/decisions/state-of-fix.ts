import type { AdvisoryFeed } from '../contract/documents.ts';
import type { Exposure } from '../contract/exposure.ts';
import type { ImageSettings } from '../contract/settings.ts';

export interface FixQuestion {
  readonly image: string;
  /** What the image's builds bring besides its base. */
  readonly updates: ImageSettings['updates'];
  /** Of the fix. */
  readonly distribution: string;
  readonly feed: AdvisoryFeed;
  /** The first version that is mended; undefined while there is none. */
  readonly fixedVersion: string | undefined;
}

export interface FixState {
  readonly state: Exposure['fix'];
  /** What a build that brings the fix waits for, as the rest of "the fix is published, but …". */
  readonly waitsFor?: string;
}

/**
 * Distributions whose repositories are frozen for each release: what is new stands in the next one, and a machine stays at its own
 * until it is told otherwise. Source: Amazon Linux 2023 User Guide, "Deterministic upgrades through versioned repositories".
 */
const FROZEN = ['amzn 2023'];

/** Whether a build that begins now would bring the fix. */
export function stateOfFix({ image, updates, distribution, feed, fixedVersion }: FixQuestion): FixState {
  if (fixedVersion === undefined) {
    // Amazon announces what is mended; how the mended version is called stands in its repository alone.
    return feed === 'amazon-linux'
      ? { state: 'published', waitsFor: 'it is only announced: no repository has it yet' }
      : { state: 'none' };
  }
  if (feed === 'osv') {
    const waitsFor = `it comes with what the components of ${image} install: they must name ${distribution} ${fixedVersion}`;
    return { state: 'published', waitsFor };
  }
  if (updates === 'nothing') {
    return { state: 'published', waitsFor: `${image} installs no updates: ${WAITS}` };
  }
  if (updates === 'packages' && FROZEN.includes(distribution)) {
    return { state: 'published', waitsFor: `${image} does not raise its release: ${WAITS}` };
  }
  return { state: 'installable' };
}

const WAITS = 'add goldsmith:update, or wait for a base image that has it';
