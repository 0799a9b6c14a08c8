import { type Chunks, linesOf } from './chunks.ts';
import { FeedFault } from './feed-fault.ts';

/** How likely a flaw is to be exploited within 30 days, from 0 to 1 (FIRST's Exploit Prediction Scoring System). */
export interface ExploitProbability {
  readonly cve: string;
  readonly probability: number;
}

const HEAD = 'cve,epss,percentile';
const ROW = /^(CVE-\d{4}-\d{4,}),([0-9.eE+-]+),/;

/**
 * The daily table, unpacked: a comment with the model's version and the day, a head, one row for each flaw. `onDay` is told the day,
 * `2026-01-01`, before the first row.
 * @throws FeedFault when it is not that table.
 */
export async function* readEpss(
  chunks: Chunks,
  onDay: (day: string) => void = () => {},
): AsyncGenerator<ExploitProbability, void> {
  let number = 0;
  let headed = false;
  for await (const line of linesOf(chunks)) {
    number++;
    const day = /^#.*score_date:(\d{4}-\d{2}-\d{2})/.exec(line)?.[1];
    if (day !== undefined) onDay(day);
    if (line === '' || line.startsWith('#')) continue;
    if (!headed) {
      if (line !== HEAD) throw new FeedFault(`found '${line.slice(0, 60)}' in line ${number}, wanted '${HEAD}'`);
      headed = true;
      continue;
    }
    const [, cve, written] = ROW.exec(line) ?? [];
    const probability = Number(written);
    if (cve === undefined || !(probability >= 0 && probability <= 1)) {
      throw new FeedFault(`found '${line.slice(0, 60)}' in line ${number}, wanted a CVE with its probability`);
    }
    yield { cve, probability };
  }
  if (!headed) throw new FeedFault('is empty');
}
