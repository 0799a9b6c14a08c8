// What leads to Amazon Linux's advisories: the list of mirrors, the index of a repository; and the page that announces them.

import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { checked } from '../../lib/feeds/chunks.ts';
import { readAlasRss } from '../../lib/feeds/read-alas-rss.ts';
import { readMirrorList } from '../../lib/feeds/read-mirror-list.ts';
import { readRepomd } from '../../lib/feeds/read-repomd.ts';
import { unpackGzip, unpackIfPacked } from '../../lib/feeds/unpack-gzip.ts';
import { all, feedOf, published } from './feed-of.ts';

describe('a list of mirrors', () => {
  it('gives the first that is safe', async () => {
    expect(
      await readMirrorList(feedOf('http://a.example/x\nhttps://b.example/guid/x86_64\nhttps://c.example/\n')),
    ).toBe('https://b.example/guid/x86_64/');
  });

  it.each(['', '<html>sorry</html>', 'http://a.example/'])('that names none is a fault: %j', async (text) => {
    await expect(readMirrorList(feedOf(text))).rejects.toMatchObject({ name: 'FeedFault' });
  });
});

const hex = 'ab'.repeat(32);
const data = (type: string, href: string, checksum = `<checksum type="sha256">${hex}</checksum>`) =>
  `<data type="${type}">${checksum}<location href="${href}"/></data>`;
const repomd = (...parts: string[]) =>
  `<?xml version="1.0"?><repomd xmlns="http://linux.duke.edu/metadata/repo"><revision>1</revision>${parts.join('')}</repomd>`;

describe("a repository's index", () => {
  it.each([1, 5, 1000])('is read in pieces of %i bytes', async (size) => {
    const text = repomd(data('primary', 'repodata/primary.xml.gz', ''), data('updateinfo', 'repodata/u.xml.gz'));
    expect(await readRepomd(feedOf(text, size))).toEqual({
      location: 'repodata/u.xml.gz',
      checksum: { algorithm: 'sha256', hex },
    });
  });

  it.each([
    ['names no updateinfo', repomd(data('primary', 'repodata/primary.xml.gz')), 'names no updateinfo'],
    ['has no checksum', repomd(data('updateinfo', 'repodata/u.xml.gz', '')), 'without its place or a checksum'],
    [
      'has one that proves nothing',
      repomd(data('updateinfo', 'repodata/u.xml.gz', '<checksum type="md5">ab</checksum>')),
      'without its place or a checksum',
    ],
    ['leads elsewhere', repomd(data('updateinfo', '../../etc/u.xml.gz')), 'wanted a gzip file of the repository'],
    ['is packed otherwise', repomd(data('updateinfo', 'repodata/u.xml.zst')), 'wanted a gzip file'],
    ['is cut off', repomd(data('updateinfo', 'repodata/u.xml.gz')).slice(0, -9), 'ends in the middle of its XML'],
    ['is a page', '<html><body/></html>', 'found <html>, wanted <repomd>'],
  ])('that %s is a fault', async (_, text, message) => {
    await expect(readRepomd(feedOf(text))).rejects.toThrow(message);
  });
});

it('a file must have the checksum that its index says', async () => {
  const sum = createHash('sha256').update('content').digest('hex');
  await expect(all(checked({ algorithm: 'sha256', hex: sum }, feedOf('content')))).resolves.toHaveLength(1);
  await expect(all(checked({ algorithm: 'sha256', hex: sum }, feedOf('contend')))).rejects.toThrow(`wanted ${sum}`);
});

describe('gzip', () => {
  const text = 'some text, again and again '.repeat(5000);
  const packed = gzipSync(text);

  it.each([1, 10, 100_000])('is unpacked in pieces of %i bytes', async (size) => {
    expect(Buffer.concat(await all(unpackGzip(feedOf(packed, size)))).toString()).toBe(text);
  });

  it('may have several members', async () => {
    const both = Buffer.concat(await all(unpackGzip(feedOf(Buffer.concat([packed, packed]), 99))));
    expect(both.toString()).toBe(text + text);
  });

  it.each([1, 10, 100_000])('may have been unpacked on its way, in pieces of %i bytes', async (size) => {
    for (const sent of [packed, text]) {
      expect(Buffer.concat(await all(unpackIfPacked(feedOf(sent, size)))).toString()).toBe(text);
    }
    expect(await all(unpackIfPacked(feedOf('')))).toEqual([]);
  });

  it.each([
    ['is cut off', packed.subarray(0, packed.byteLength - 20), 'ends in the middle of its gzip'],
    ['is empty', new Uint8Array(), 'ends in the middle of its gzip'],
    ['is none', Buffer.from('<html>no gzip, but a page that says sorry</html>'), 'found no gzip'],
  ])('that %s is a fault', async (_, bytes, message) => {
    await expect(all(unpackGzip(feedOf(bytes, 50)))).rejects.toThrow(message);
  });
});

const item = (title: string, cves = 'CVE-2026-1000, CVE-2026-1001') => `<item><title>${title}</title>
  <description>\n  ${cves}\n</description><pubDate>Thu, 15 Jan 2026 00:10:00 GMT</pubDate><link>x</link></item>`;
const rss = (...items: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Bulletins</title>${items.join('')}</channel></rss>`;

describe("Amazon Linux's page", () => {
  it.each([1, 1000])('announces advisories, in pieces of %i bytes', async (size) => {
    const text = rss(item('ALAS2023-2026-1234 (important): curl'), item('News (no advisory)'));
    expect(await all(readAlasRss(feedOf(text, size)))).toEqual([
      {
        id: 'ALAS2023-2026-1234',
        severity: 'high',
        packageName: 'curl',
        cves: ['CVE-2026-1000', 'CVE-2026-1001'],
        publishedAt: '2026-01-15T00:10:00.000Z',
      },
    ]);
  });

  it('that is cut off, or none, is a fault', async () => {
    await expect(all(readAlasRss(feedOf(rss(item('A (low): b')).slice(0, -12))))).rejects.toThrow('ends in the middle');
    await expect(all(readAlasRss(feedOf('<rss/>')))).rejects.toThrow('has no channel');
  });
});

test.skipIf(published('alas.rss') === undefined)('what Amazon Linux published is read', async () => {
  const announced = await all(readAlasRss(feedOf(published('alas.rss') ?? '', 4096)));
  expect(announced.length).toBeGreaterThan(50);
  expect(announced[0]).toEqual({
    id: 'ALAS-2018-1106',
    severity: 'medium',
    packageName: '389-ds-base',
    cves: ['CVE-2018-14648'],
    publishedAt: '2018-11-15T00:10:00.000Z',
  });
  expect(await readRepomd(feedOf(published('al-repomd.xml') ?? '', 512))).toMatchObject({
    location: 'repodata/updateinfo.xml.gz',
    checksum: { algorithm: 'sha256', hex: 'e6f569f8ed2246a6b06c0fef7cfd71560df02781327e31c38396ed358d591d48' },
  });
});
