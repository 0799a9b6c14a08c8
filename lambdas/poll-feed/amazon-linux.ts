// Amazon Linux: the repositories say what is fixed, for each architecture in its own; the web page announces advisories that they
// do not have yet.

import type { Advisory, Fix } from '../../lib/contract/advisory.ts';
import { atMost, checked } from '../../lib/feeds/chunks.ts';
import { FeedFault } from '../../lib/feeds/feed-fault.ts';
import { type AnnouncedAdvisory, readAlasRss } from '../../lib/feeds/read-alas-rss.ts';
import { readMirrorList } from '../../lib/feeds/read-mirror-list.ts';
import { type RepositoryFile, readRepomd } from '../../lib/feeds/read-repomd.ts';
import { readUpdateinfo } from '../../lib/feeds/read-updateinfo.ts';
import { unpackGzip } from '../../lib/feeds/unpack-gzip.ts';
import type { Fetcher } from './fetcher.ts';
import { namedFault, namedFaults } from './named-fault.ts';
import type { Needs } from './needs.ts';
import type { Found, Look, Source } from './source.ts';

interface Release {
  readonly distribution: string;
  mirrors(architecture: string): string;
  readonly page: string;
  /** What ids begin with in the repositories; the page of Amazon Linux 2 leaves the number out. */
  readonly prefix: string;
}

/** The mirror list `latest` is that of the newest release, whatever the images are locked to: it knows all advisories. */
const releases: readonly Release[] = [
  {
    distribution: 'amzn 2023',
    mirrors: (architecture) => `https://cdn.amazonlinux.com/al2023/core/mirrors/latest/${architecture}/mirror.list`,
    page: 'https://alas.aws.amazon.com/AL2023/alas.rss',
    prefix: 'ALAS2023-',
  },
  {
    distribution: 'amzn 2',
    mirrors: (architecture) => `https://cdn.amazonlinux.com/2/core/latest/${architecture}/mirror.list`,
    page: 'https://alas.aws.amazon.com/AL2/alas.rss',
    prefix: 'ALAS2-',
  },
];
const architectures = ['aarch64', 'x86_64'];

const MEBIBYTE = 2 ** 20;
const DAY_MS = 86_400_000;
/** What the page announced and the repositories do not have after so long is in other repositories than ours. */
const ANNOUNCED_DAYS = 14;

interface Repository {
  readonly release: Release;
  readonly architecture: string;
}

interface Index extends Repository {
  readonly url: string;
  readonly file: RepositoryFile;
}

export const amazonLinux: Source = {
  whole: true,
  scope(needs) {
    const names = repositoriesFor(needs).map(({ release, architecture }) => `${release.distribution} ${architecture}`);
    return names.length === 0 ? undefined : names.join(', ');
  },
  async look({ fetcher, needs, known }: Look): Promise<Found | undefined> {
    const repositories = repositoriesFor(needs);
    const indexes: Index[] = [];
    for (const repository of repositories) indexes.push(await readIndex(fetcher, repository));
    const pages = await readPages(fetcher, [...new Set(repositories.map(({ release }) => release))], known?.validators);
    const validators = {
      ...Object.fromEntries(indexes.map(({ url, file }) => [url, file.checksum.hex])),
      ...Object.fromEntries(pages.map(({ release, validator }) => [release.page, validator])),
    };
    const isSame = Object.entries(validators).every(([url, value]) => known?.validators[url] === value);
    if (known !== undefined && isSame) return undefined;
    return { entries: advisoriesOf(fetcher, indexes, pages), mark: () => ({ validators }) };
  },
};

const repositoriesFor = ({ distributions }: Needs): Repository[] =>
  releases.flatMap((release) =>
    architectures
      .filter((architecture) => distributions.get(release.distribution)?.has(architecture) === true)
      .map((architecture) => ({ release, architecture })),
  );

async function readIndex(fetcher: Fetcher, { release, architecture }: Repository): Promise<Index> {
  const list = release.mirrors(architecture);
  const mirror = await told(list, async () => readMirrorList(atMost(MEBIBYTE, await fetcher.content(list))));
  const index = `${mirror}repodata/repomd.xml`;
  const file = await told(index, async () => readRepomd(atMost(MEBIBYTE, await fetcher.content(index))));
  return { release, architecture, url: `${mirror}${file.location}`, file };
}

interface Page {
  readonly release: Release;
  readonly validator: string;
  readonly announced: readonly AnnouncedAdvisory[];
}

/** A hint that cannot be had is none: only the repositories can fail the feed. Read anew each time, since it is small and short. */
async function readPages(
  fetcher: Fetcher,
  asked: readonly Release[],
  known: Readonly<Record<string, string>> | undefined,
): Promise<Page[]> {
  const pages: Page[] = [];
  for (const release of asked) {
    try {
      const announced: AnnouncedAdvisory[] = [];
      for await (const one of readAlasRss(atMost(16 * MEBIBYTE, await fetcher.content(release.page))))
        announced.push(one);
      const recent = announced.filter(({ id, publishedAt }) => isOurs(id) && isRecent(publishedAt));
      pages.push({ release, validator: recent.map(({ id }) => id).join(' '), announced: recent });
    } catch (error) {
      if (!(error instanceof FeedFault)) throw error;
      const before = known?.[release.page];
      if (before !== undefined) pages.push({ release, validator: before, announced: [] });
    }
  }
  return pages;
}

/** Not of extras, nor of live patches: those have words in between. */
const isOurs = (id: string) => /^ALAS(2|2023)?-\d{4}-\d+$/.test(id);

const isRecent = (publishedAt: string | undefined) =>
  publishedAt !== undefined && Date.parse(publishedAt) > Date.now() - ANNOUNCED_DAYS * DAY_MS;

async function* advisoriesOf(
  fetcher: Fetcher,
  indexes: readonly Index[],
  pages: readonly Page[],
): AsyncGenerator<Advisory, void> {
  for (const release of new Set(indexes.map((index) => index.release))) {
    const found = new Map<string, Advisory>();
    for (const index of indexes) {
      if (index.release !== release) continue;
      for await (const advisory of readAdvisories(fetcher, index)) {
        found.set(advisory.id, both(found.get(advisory.id), advisory));
      }
    }
    yield* found.values();
    for (const page of pages) {
      if (page.release !== release) continue;
      for (const announced of page.announced) {
        const advisory = announcedBy(release, announced);
        if (!found.has(advisory.id)) yield advisory;
      }
    }
  }
}

async function* readAdvisories(fetcher: Fetcher, { release, url, file }: Index): AsyncGenerator<Advisory, void> {
  const packed = checked(file.checksum, atMost(64 * MEBIBYTE, await fetcher.content(url)));
  const unpacked = atMost(512 * MEBIBYTE, unpackGzip(packed));
  yield* namedFaults(url, readUpdateinfo(unpacked, release.distribution));
}

/** The repository of each architecture tells of the same advisory with its own packages. */
function both(one: Advisory | undefined, other: Advisory): Advisory {
  if (one === undefined) return other;
  const named = ({ name, version, architecture }: Fix) => `${name} ${version} ${architecture}`;
  const fixes = new Map([...one.fixes, ...other.fixes].map((fix) => [named(fix), fix]));
  return { ...other, fixes: [...fixes.values()] };
}

/** No version is known yet, so nothing can be installed; the id is spelled as the repositories will. */
function announcedBy({ distribution, prefix }: Release, announced: AnnouncedAdvisory): Advisory {
  const { id, packageName, cves, severity, publishedAt } = announced;
  return {
    feed: 'amazon-linux',
    id: id.replace(/^ALAS\d*-/, prefix),
    cves,
    ...(severity === undefined ? {} : { severity }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    fixes: [{ distribution, of: 'source', name: packageName }],
  };
}

async function told<T>(url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw namedFault(url, error);
  }
}
