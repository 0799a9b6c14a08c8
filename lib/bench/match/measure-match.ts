import { temporaryFolder } from '../../story/temporary-folder.ts';
import { type Found, figure } from '../figure.ts';
import { leastOf, runChild, type Used } from '../run-child.ts';
import { writeMatchData } from './match-data.ts';

const BILLS = 1000;
const ADVISORIES = 100_000;
const ROUNDS = 4;

/** What it costs to find out what a thousand image versions are exposed to, and how that grows. */
export async function measureMatch(say: (text: string) => void): Promise<Found> {
  const folder = temporaryFolder();
  say(`writing ${2 * BILLS} bills and ${3 * ADVISORIES} advisories …`);
  await writeMatchData(folder, { bills: 2 * BILLS, advisories: [ADVISORIES, 2 * ADVISORIES] });
  const match = (bills: number, advisories: number) => () =>
    runChild(new URL('match-child.ts', import.meta.url), [folder, String(bills), String(advisories)]);
  say(`matching ${ADVISORIES} advisories with ${BILLS} bills, and twice as many of either …`);
  const [once, moreAdvisories, moreBills] = (await leastOf(ROUNDS, [
    match(BILLS, ADVISORIES),
    match(BILLS, 2 * ADVISORIES),
    match(2 * BILLS, ADVISORIES),
  ])) as [Used, Used, Used];
  const times = (used: Used) => used.coreSeconds / once.coreSeconds;
  return {
    figures: [
      figure('matching 100,000 advisories with 1,000 bills of 500 packages', once.coreSeconds, 's of one core', {
        atMost: 2,
      }),
      figure('memory of that, with its program', once.mebibytes, 'MiB', { atMost: 300 }),
      figure('exposures found', once.count, 'exposures'),
      figure('the same with twice as many advisories', times(moreAdvisories), 'times the time', { atMost: 2 }),
      figure('the same with twice as many bills', times(moreBills), 'times the time', { atMost: 2 }),
    ],
  };
}
