import { join } from 'node:path';
import { temporaryFolder } from '../../story/temporary-folder.ts';
import { type Found, figure } from '../figure.ts';
import { leastOf, runChild, type Used } from '../run-child.ts';
import { writeTracker } from './feed-data.ts';

const MEGABYTES = 100;
const ROUNDS = 4;

/** What it costs to read a large feed as it streams, and how that grows. Debian's is the largest in one document. */
export async function measureFeeds(say: (text: string) => void): Promise<Found> {
  const folder = temporaryFolder();
  const files = [MEGABYTES, 2 * MEGABYTES].map((megabytes) => ({ megabytes, file: join(folder, `${megabytes}.json`) }));
  for (const { megabytes, file } of files) await writeTracker(file, megabytes * 1e6);
  say(`reading a feed of ${MEGABYTES} MB, and one of twice that …`);
  const read = files.map(
    ({ file }) =>
      () =>
        runChild(new URL('feed-child.ts', import.meta.url), [file]),
  );
  const [once, twice] = (await leastOf(ROUNDS, read)) as [Used, Used];
  return {
    figures: [
      figure(`reading a feed of ${MEGABYTES} MB, with its program`, once.coreSeconds, 's of one core'),
      figure('memory of that', once.mebibytes, 'MiB', { atMost: 200 }),
      figure('advisories read', once.count, 'advisories'),
      figure('the same with a feed twice as large', twice.coreSeconds / once.coreSeconds, 'times the time', {
        atMost: 2,
      }),
      figure('memory of that one', twice.mebibytes, 'MiB', { atMost: 200 }),
    ],
  };
}
