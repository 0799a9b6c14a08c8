/** Keys in the bucket of documents: what is too large for the ledger. Only whole documents are written, each by one function. */
export const documents = {
  /** JSON of BillOfMaterials: what the pipeline itself reads. */
  bill: (image: string, version: string) => `bills/${image}/${version}/bill.json`,
  cycloneDx: (image: string, version: string) => `bills/${image}/${version}/cyclonedx.json`,
  spdx: (image: string, version: string) => `bills/${image}/${version}/spdx.json`,
  /** All that a feed says, one JSON value a line, packed with gzip: Advisory, KnownExploited or ExploitProbability. */
  feed: (feed: FeedName) => `feeds/${feed}.jsonl.gz`,
  /** JSON of ExposureReport. */
  exposure: (image: string, version: string) => `exposures/${image}/${version}.json`,
} as const;

/** Feeds that say what is fixed, and those that rank what others say. */
export const advisoryFeeds = ['amazon-linux', 'ubuntu', 'debian', 'red-hat', 'osv'] as const;
export const rankFeeds = ['kev', 'epss'] as const;
export type AdvisoryFeed = (typeof advisoryFeeds)[number];
export type FeedName = AdvisoryFeed | (typeof rankFeeds)[number];
