// What ranks flaws: CISA's catalogue of those that are exploited, and FIRST's table of how likely each is to be.

import { gzipSync } from 'node:zlib';

type Publish = (url: string, body: () => string | Uint8Array) => void;

export interface Exploited {
  readonly cve: string;
  readonly addedMs: number;
  readonly product: string;
}

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const THREE_WEEKS_MS = 21 * 86_400_000;

export function publishCatalogue(publish: Publish, listed: readonly Exploited[]): void {
  const newestMs = listed.at(-1)?.addedMs ?? 0;
  publish('https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json', () =>
    JSON.stringify({
      title: 'CISA Catalog of Known Exploited Vulnerabilities',
      catalogVersion: dayOf(newestMs).replaceAll('-', '.'),
      dateReleased: new Date(newestMs).toISOString(),
      count: listed.length,
      vulnerabilities: [...listed].reverse().map(({ cve, addedMs, product }) => ({
        cveID: cve,
        vendorProject: product,
        product,
        vulnerabilityName: `${product} Vulnerability`,
        dateAdded: dayOf(addedMs),
        shortDescription: `${product} contains a vulnerability.`,
        requiredAction: 'Apply mitigations per vendor instructions or discontinue use of the product.',
        dueDate: dayOf(addedMs + THREE_WEEKS_MS),
        knownRansomwareCampaignUse: 'Unknown',
        notes: `https://nvd.nist.gov/vuln/detail/${cve}`,
        cwes: [],
      })),
    }),
  );
}

/** By CVE. */
export function publishScores(publish: Publish, scores: ReadonlyMap<string, number>, scoredMs: number): void {
  publish('https://epss.empiricalsecurity.com/epss_scores-current.csv.gz', () => {
    const rows = [...scores]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([cve, score]) => `${cve},${score.toFixed(5)},${score.toFixed(5)}\n`);
    const head = `#model_version:v2025.03.14,score_date:${dayOf(scoredMs)}T00:00:00+0000\ncve,epss,percentile\n`;
    return gzipSync(head + rows.join(''));
  });
}
