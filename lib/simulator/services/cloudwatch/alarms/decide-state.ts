// From the data points of the evaluation range to a state, after AWS's description of how alarms treat missing data.

import type { StateValue } from '@aws-sdk/client-cloudwatch';

export interface Judged {
  /** Newest last; true breaches, undefined is missing. */
  readonly points: readonly (boolean | undefined)[];
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly treatMissing: string;
  readonly current: StateValue;
}

/** The range that is fetched for N periods: more than N, so that data that comes late still counts. */
export function rangeOf(evaluationPeriods: number): number {
  return evaluationPeriods + 2;
}

export function decideState(judged: Judged): StateValue {
  const { points, evaluationPeriods: n, datapointsToAlarm: m } = judged;
  const real = points.filter((point) => point !== undefined);
  if (real.length >= n) {
    const breaching = real.slice(-n).filter(Boolean).length;
    return breaching >= m ? 'ALARM' : 'OK';
  }
  const breaching = real.filter(Boolean).length;
  if (breaching >= m) return 'ALARM';
  switch (judged.treatMissing) {
    case 'breaching':
      return breaching + (n - real.length) >= m ? 'ALARM' : 'OK';
    case 'notBreaching':
      return 'OK';
    case 'ignore':
      return real.some((point) => !point) ? 'OK' : judged.current;
    default:
      return withGaps(judged, real);
  }
}

/** `missing`: one breaching point that is old enough speaks for the gaps after it; a fresh one waits for the next. */
function withGaps({ points, datapointsToAlarm, current }: Judged, real: readonly boolean[]): StateValue {
  if (real.length === 0) return 'INSUFFICIENT_DATA';
  if (real.some((point) => !point)) return 'OK';
  const oldest = points.findIndex((point) => point !== undefined);
  return points.length - oldest >= datapointsToAlarm ? 'ALARM' : current;
}
