import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { lockReaders } from '../../lib/bills/locks/reader-of.ts';
import { readHead, readListing, sliceCount } from '../../lib/bills/read-listing.ts';

const SCRIPT = readFileSync('components/list-packages.sh', 'utf8');

const bash = 'bash\t0\t5.2.15\t1.amzn2023.0.2\taarch64\tbash-5.2.15-1.amzn2023.0.2.src.rpm';
const systemRelease =
  'system-release\t0\t2023.12.20260930\t0.amzn2023\tnoarch\tsystem-release-2023.12.20260930-0.amzn2023.src.rpm';

/** What the document prints for a list. */
function printed(list: string, says: { id?: string; version?: string; family?: string; language?: string } = {}) {
  const packed = gzipSync(list).toString('base64');
  const { id = '"amzn"', version = '"2023"', family = 'rpm', language = 'all' } = says;
  const sha256 = createHash('sha256').update(packed).digest('hex');
  const head = `ID=${id}\nVERSION_ID=${version}\nfamily=${family}\nlanguage=${language}\nlength=${packed.length}\nsha256=${sha256}\n`;
  return { head, packed };
}

function listing(...of: Parameters<typeof printed>) {
  const { head, packed } = printed(...of);
  return readListing(readHead(head), packed);
}

describe('what a test instance prints', () => {
  it('is the packages, the release, and what lock files name', () => {
    const lock = '{"lockfileVersion":3,"packages":{"node_modules/express":{"version":"4.19.2"}}}';
    const file = (path: string, text: string) => `@@goldsmith-file ${path}\n${text}\n`;
    const list = `${bash}\n${systemRelease}\n${file('/srv/shop/package-lock.json', lock)}${file('/srv/with space/package-lock.json', lock)}${file('/opt/broken/composer.lock', '{"packages":7}')}`;
    expect(listing(list)).toEqual({
      distribution: 'amzn 2023',
      release: '2023.12.20260930',
      family: 'rpm',
      packages: [
        expect.objectContaining({ name: 'bash', version: '0:5.2.15-1.amzn2023.0.2' }),
        expect.objectContaining({ name: 'system-release' }),
      ],
      languagePackages: [
        {
          ecosystem: 'npm',
          name: 'express',
          version: '4.19.2',
          paths: ['/srv/shop/package-lock.json', '/srv/with space/package-lock.json'],
        },
      ],
      faults: ['cannot read /opt/broken/composer.lock: packages Invalid input: expected array, received number'],
    });
  });

  it.each([
    ['debian', '"12"', 'debian 12'],
    ['ubuntu', "'24.04'", 'ubuntu 24.04'],
    ['"rhel"', '"9.5"', 'rhel 9'],
  ])('names %s by its os-release', (id, version, distribution) => {
    expect(listing(bash, { id, version })).toMatchObject({ distribution, faults: [] });
  });

  it('says when lock files had to be left out', () => {
    expect(listing(bash, { language: 'none' }).faults).toEqual([
      'its lock files are too many to be listed: packages of languages are left out',
    ]);
  });

  it('is no bill where no package manager is', () => {
    expect(() => listing('', { id: 'flatcar', family: 'none' })).toThrow(
      'neither rpm nor dpkg keeps the packages of flatcar',
    );
  });

  it('is refused when a part of it is missing or another', () => {
    const { head, packed } = printed(bash);
    expect(() => readListing(readHead(head), packed.slice(0, -4))).toThrow(/^found \d+ of \d+ characters/);
    expect(() => readListing(readHead(head), packed.replace(/^./, '!'))).toThrow(/^found the digest/);
    expect(() => readHead('sh: 1: Syntax error')).toThrow('found "sh: 1: Syntax error" as its head; ID:');
    expect(() => listing('bash: rpm: command not found')).toThrow("found 'bash: rpm: command not found' in line 1");
  });
});

test('the script looks for just the files that have readers', () => {
  const found = /grep -E '\/\((.*?)\)\$' "\$folder\/own" >"\$folder\/locks"/.exec(SCRIPT)?.[1] ?? '';
  const names = found.replaceAll('[.]', '.').split('|');
  expect([...names, 'METADATA'].sort()).toEqual(Object.keys(lockReaders).sort());
});

test.skipIf(!existsSync('/usr/bin/dpkg-query'))('the script runs on a machine with dpkg', () => {
  const folder = mkdtempSync(join(tmpdir(), 'goldsmith-list-'));
  try {
    const run = (limit: number) => {
      // Only what dpkg knows: a developer's folders hold many lock files, and take long to be looked through.
      const script = `folder=${folder}\nlimit=${limit}\n${SCRIPT.replace('/app /home /opt /root /srv /usr/local /var/www', '/srv')}`;
      const head = readHead(execFileSync('sh', ['-c', script], { encoding: 'utf8' }));
      return { head, listing: readListing(head, readFileSync(join(folder, 'packed'), 'utf8')) };
    };
    const { head, listing } = run(480_000);
    expect(listing.packages.find(({ name }) => name === 'dpkg')).toMatchObject({ source: { name: 'dpkg' } });
    expect(sliceCount(head)).toBeGreaterThan(0);
    expect(listing.faults).toEqual([]);
    expect(run(10).listing.faults).toEqual([expect.stringContaining('lock files are too many')]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
