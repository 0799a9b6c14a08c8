import type { AdvisoryFeed } from '../contract/documents.ts';
import type { ImageSettings } from '../contract/settings.ts';
import type { Severity } from '../contract/severity.ts';
import { type AdvisoryDecision, decideAdvisory } from './decide-advisory.ts';
import { type FixState, stateOfFix } from './state-of-fix.ts';

/** What Inspector says of one flaw in an AMI. */
export interface FindingQuestion {
  /** Undefined when Inspector has not judged it, or calls it informational. */
  readonly severity: Severity | undefined;
  readonly exploitAvailable: boolean;
  readonly exploitProbability: number | undefined;
  readonly knownExploited: boolean;
  readonly distribution: string;
  /** Of the packages that have a fix, in which version, and who installs them: `OS`, or the package manager of a language. */
  readonly fixes: readonly { readonly fixedVersion: string; readonly manager: string }[];
  readonly settings: Pick<ImageSettings, 'image' | 'advisories' | 'updates'>;
}

/** Whether a finding deserves a build. */
export function decideFinding({ fixes, settings, distribution, ...question }: FindingQuestion): AdvisoryDecision {
  const { image, updates, advisories } = settings;
  const fix = fixes.find(({ manager }) => manager === 'OS') ?? fixes[0];
  const { state, waitsFor }: FixState =
    fix === undefined
      ? { state: 'none' }
      : stateOfFix({ image, updates, fixedVersion: fix.fixedVersion, ...sourceOf(fix.manager, distribution) });
  return decideAdvisory({ ...question, withdrawn: false, fix: state, waitsFor, policy: advisories });
}

/** Which feed says the same: the packages of languages are OSV's, and fixes of a distribution are alike whoever tells them. */
function sourceOf(manager: string, distribution: string): { feed: AdvisoryFeed; distribution: string } {
  return manager === 'OS'
    ? { feed: 'amazon-linux', distribution }
    : { feed: 'osv', distribution: manager.toLowerCase() };
}
