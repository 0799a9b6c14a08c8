import { type Severity, severities } from '../contract/severity.ts';

/** What an image's goldsmith.yaml says about advisories. */
export interface AdvisoryPolicy {
  /** The least severity that asks for a build of its own. */
  readonly from: Severity;
  /** Whether a flaw that is exploited already waits for others. */
  readonly knownExploited: 'now' | 'settle';
}

/** One flaw in an image version that runs, with all that is known of it. */
export interface AdvisoryQuestion {
  /** The maker's judgement; undefined when there is none. */
  readonly severity: Severity | undefined;
  /** In CISA's catalogue. */
  readonly knownExploited: boolean;
  /** Amazon Inspector knows of code that exploits it. */
  readonly exploitAvailable: boolean;
  /** From 0 to 1, within 30 days (EPSS); undefined when nobody computed it. */
  readonly exploitProbability: number | undefined;
  readonly withdrawn: boolean;
  readonly fix: 'none' | 'published' | 'installable';
  /** Of a fix that is only published: the rest of "the fix is published, but …". */
  readonly waitsFor?: string | undefined;
  /** Undefined: no advisory asks for a build of this image. */
  readonly policy: AdvisoryPolicy | undefined;
}

export interface AdvisoryDecision {
  /** `wait`: looked at again when the base image or the repository has moved. */
  readonly when: 'now' | 'settle' | 'schedule' | 'wait' | 'never';
  readonly reason: string;
}

/** More likely to be exploited than not. The choice is ours: EPSS names no threshold. */
const LIKELY = 0.5;

/** When a flaw deserves a build. What is worst for us counts first; what no build can mend yet waits. */
export function decideAdvisory(question: AdvisoryQuestion): AdvisoryDecision {
  const { severity, withdrawn, fix, policy } = question;
  if (withdrawn) return { when: 'never', reason: 'its maker has withdrawn it' };
  if (fix === 'none') return { when: 'wait', reason: 'nobody has fixed it yet' };
  if (fix === 'published') {
    const why = question.waitsFor ?? 'neither the base image nor its repository carries it yet';
    return { when: 'wait', reason: `the fix is published, but ${why}` };
  }
  if (policy === undefined) {
    return { when: 'schedule', reason: 'goldsmith.yaml asks for no build for it: the next build brings the fix' };
  }
  if (question.knownExploited) {
    const when = policy.knownExploited;
    return { when, reason: `it is exploited already${when === 'now' ? '' : ', and goldsmith.yaml lets that settle'}` };
  }
  const probability = question.exploitProbability ?? 0;
  if (atLeast(severity, policy.from)) {
    if (severity === 'critical' && question.exploitAvailable) {
      return { when: 'now', reason: 'it is critical, and code that exploits it is public' };
    }
    if (severity === 'critical' && probability >= LIKELY) {
      return { when: 'now', reason: `it is critical, and likely to be exploited (${share(probability)})` };
    }
    return { when: 'settle', reason: `its severity, ${severity}, is ${policy.from} or worse` };
  }
  if (probability >= LIKELY) return { when: 'settle', reason: `it is likely to be exploited (${share(probability)})` };
  if (question.exploitAvailable && atLeast(severity, oneBelow(policy.from))) {
    return { when: 'settle', reason: `its severity is ${severity}, and code that exploits it is public` };
  }
  const judged =
    severity === undefined
      ? 'nobody has judged its severity'
      : `its severity, ${severity}, is less than ${policy.from}`;
  return { when: 'schedule', reason: `${judged}: the next build brings the fix` };
}

function atLeast(severity: Severity | undefined, least: Severity): boolean {
  return severity !== undefined && severities.indexOf(severity) >= severities.indexOf(least);
}

function oneBelow(severity: Severity): Severity {
  return severities[Math.max(0, severities.indexOf(severity) - 1)] as Severity;
}

const share = (probability: number) => `${Math.round(probability * 100)} % within 30 days`;
