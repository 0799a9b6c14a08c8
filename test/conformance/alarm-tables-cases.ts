import type { StateValue } from '@aws-sdk/client-cloudwatch';

export const TREATMENTS = ['missing', 'ignore', 'breaching', 'notBreaching'] as const;

/** The state that the alarm had. */
const KEPT = 'kept';

export interface AlarmCase {
  readonly name: string;
  /** The newest data point is last: X breaches, 0 does not, - is missing. */
  readonly points: string;
  readonly needed: number;
  readonly treatment: (typeof TREATMENTS)[number];
  readonly wanted: StateValue | typeof KEPT;
}

type Row = readonly [points: string, ...wanted: readonly AlarmCase['wanted'][]];

// CloudWatch user guide, alarms-and-missing-data.html, its two tables. A row's states are in the order of TREATMENTS.
const THREE_OF_THREE: readonly Row[] = [
  ['0 - X - X', 'OK', 'OK', 'OK', 'OK'],
  ['0 - - - -', 'OK', 'OK', 'OK', 'OK'],
  ['- - - - -', 'INSUFFICIENT_DATA', KEPT, 'ALARM', 'OK'],
  ['0 X X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  ['- - X - -', 'ALARM', KEPT, 'ALARM', 'OK'],
];

const TWO_OF_THREE: readonly Row[] = [
  ['0 - X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  ['0 0 X 0 X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  ['0 - X - -', 'OK', 'OK', 'ALARM', 'OK'],
  ['- - - - 0', 'OK', 'OK', 'ALARM', 'OK'],
  ['- - - X -', 'ALARM', KEPT, 'ALARM', 'OK'],
];

// The same page on premature transitions: a fresh breach waits for the next data point, which may clear it. It says so for data treated as
// missing only.
const FRESH_OF_THREE: readonly Row[] = [
  ['- - - - X', KEPT],
  ['- - - X -', KEPT],
  ['- - - X 0', 'OK'],
  ['- - X - 0', 'OK'],
];

export const ALARM_CASES: readonly AlarmCase[] = [
  ...THREE_OF_THREE.flatMap((row) => casesOf(3, row)),
  ...TWO_OF_THREE.flatMap((row) => casesOf(2, row)),
  ...FRESH_OF_THREE.flatMap((row) => casesOf(3, row)),
];

function casesOf(needed: number, [points, ...states]: Row): AlarmCase[] {
  return states.map((wanted, at) => {
    const treatment = TREATMENTS[at] ?? 'missing';
    return { name: `${needed} of 3 over ${points}, ${treatment}`, points, needed, treatment, wanted };
  });
}
