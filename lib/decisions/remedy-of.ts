import type { Exposure } from '../contract/exposure.ts';
import { nextSchedule } from './next-schedule.ts';

/** What is known about the way of a fix to one fleet. */
export interface RemedyQuestion {
  readonly image: string;
  readonly flaw: Pick<Exposure, 'when' | 'reason'>;
  readonly nowMs: number;
  /** The newest golden version, if it is newer than what runs and is known not to have the flaw. */
  readonly mended:
    | { readonly version: string; readonly release: string | undefined; readonly deploying: boolean }
    | undefined;
  /** The version that is being built, and whether for this flaw. */
  readonly building: { readonly version: string; readonly forIt: boolean } | undefined;
  /** The version that this flaw is gathered for. */
  readonly gathered: { readonly version: string; readonly dueMs: number } | undefined;
  readonly schedule: { readonly expression: string; readonly timezone: string } | undefined;
}

export interface Remedy {
  readonly state: 'deploying' | 'golden' | 'building' | 'gathering' | 'asked' | 'scheduled' | 'waiting' | 'none';
  /** That brings the fix. */
  readonly version?: string;
  /** When the next step comes; ISO 8601. */
  readonly at?: string;
  /** A sentence without its point. */
  readonly text: string;
}

/** What brings a fix to a fleet, and when. */
export function remedyOf(question: RemedyQuestion): Remedy {
  const { image, flaw, mended, building, gathered } = question;
  if (mended !== undefined) return ofMended(image, mended);
  if (building?.forIt === true) {
    const { version } = building;
    return { state: 'building', version, text: `it is being built as ${image} ${version}` };
  }
  if (gathered !== undefined) {
    const at = new Date(gathered.dueMs).toISOString();
    const { version } = gathered;
    return {
      state: 'gathering',
      version,
      at,
      text: `it settles with others until ${at}, then ${image} ${version} is built`,
    };
  }
  if (flaw.when === 'never') return { state: 'none', text: `nothing is done about it: ${flaw.reason}` };
  if (flaw.when === 'wait') return { state: 'waiting', text: `it waits: ${flaw.reason}` };
  if (building !== undefined) {
    const { version } = building;
    return {
      state: 'building',
      version,
      text: `${image} ${version}, which is being built, brings all that its repository has`,
    };
  }
  if (flaw.when === 'schedule') return ofSchedule(question);
  return { state: 'asked', text: `a build is asked for: ${flaw.reason}; see "goldsmith history ${image}"` };
}

function ofMended(image: string, { version, release, deploying }: NonNullable<RemedyQuestion['mended']>): Remedy {
  const fixed = `it is fixed in ${image} ${version}`;
  if (deploying) return { state: 'deploying', version, text: `${fixed}, which is being deployed` };
  const news: Record<string, string> = {
    queued: 'whose release waits for its turn',
    releasing: 'which is being released',
  };
  const rest =
    release === undefined ? 'which is golden and not released' : (news[release] ?? `whose release is ${release}`);
  return { state: 'golden', version, text: `${fixed}, ${rest}` };
}

function ofSchedule({ flaw, schedule, nowMs }: RemedyQuestion): Remedy {
  if (schedule === undefined) return { state: 'scheduled', text: `the next build brings it: ${flaw.reason}` };
  const atMs = nextSchedule(schedule.expression, schedule.timezone, nowMs);
  const named = `${schedule.expression} in ${schedule.timezone}`;
  if (atMs === undefined) return { state: 'scheduled', text: `the next build brings it, at the latest by ${named}` };
  const at = new Date(atMs).toISOString();
  return { state: 'scheduled', at, text: `the next build brings it, at the latest that of ${at}` };
}
