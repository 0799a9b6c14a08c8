// Feeds that are one file, read whole.

import { atMost, type Chunks } from '../../lib/feeds/chunks.ts';
import { readDebianTracker } from '../../lib/feeds/read-debian-tracker.ts';
import { readEpss } from '../../lib/feeds/read-epss.ts';
import { readKev } from '../../lib/feeds/read-kev.ts';
import { unpackIfPacked } from '../../lib/feeds/unpack-gzip.ts';
import { namedFaults } from './named-fault.ts';
import type { Needs } from './needs.ts';
import type { Found, Look, Source } from './source.ts';

interface WholeFile {
  readonly url: string;
  isNeeded(needs: Needs): boolean;
  /** `onEdition` is told what the file calls itself, if it does. */
  read(chunks: Chunks, onEdition: (edition: string) => void): AsyncIterable<object>;
}

function wholeFile({ url, isNeeded, read }: WholeFile): Source {
  return {
    whole: true,
    scope: (needs) => (isNeeded(needs) ? 'all' : undefined),
    async look({ fetcher, known }: Look): Promise<Found | undefined> {
      const answer = await fetcher.get(url, { validator: known?.validators[url] });
      if (answer.kind !== 'content') return undefined;
      const { chunks, validator } = answer;
      let edition: string | undefined;
      const entries = read(chunks, (told) => {
        edition = told;
      });
      const mark = () => ({
        validators: validator === undefined ? {} : { [url]: validator },
        ...(edition === undefined ? {} : { watermark: edition }),
      });
      return { entries: namedFaults(url, entries), mark };
    },
  };
}

const MEBIBYTE = 2 ** 20;

/** Some 2 MB in 2026. */
export const kev = wholeFile({
  url: 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json',
  isNeeded: ({ bills }) => bills > 0,
  read: (chunks, onVersion) => readKev(atMost(16 * MEBIBYTE, chunks), onVersion),
});

/** Where FIRST's page has pointed since the table left cyentia.com; some 300,000 rows in 2026. */
export const epss = wholeFile({
  url: 'https://epss.empiricalsecurity.com/epss_scores-current.csv.gz',
  isNeeded: ({ bills }) => bills > 0,
  read: (chunks, onDay) => readEpss(atMost(256 * MEBIBYTE, unpackIfPacked(atMost(64 * MEBIBYTE, chunks))), onDay),
});

/** Tens of megabytes in 2026. */
export const debian = wholeFile({
  url: 'https://security-tracker.debian.org/tracker/data/json',
  isNeeded: ({ distributions }) => [...distributions.keys()].some((one) => one.startsWith('debian ')),
  read: (chunks) => readDebianTracker(atMost(512 * MEBIBYTE, chunks)),
});
