import { describe, expect, it, test } from 'vitest';
import { readUpdateinfo } from '../../lib/feeds/read-updateinfo.ts';
import { all, feedOf, published } from './feed-of.ts';

const read = (text: string, size?: number) => all(readUpdateinfo(feedOf(text, size), 'amzn 2023'));

const curl = `<update type="security" author="x"><id>ALAS2023-2026-007</id><title>curl &amp; more — «id»</title>
  <issued date="2026-02-03 10:20"/><updated date="2026-02-04 11:30"/><severity>Important</severity>
  <description>Text with <id>not an id</id> inside.</description>
  <references><reference id="CVE-2026-1" type="cve" href="x" title=""/><reference id="CVE-2026-2" type="cve" href="x" title=""/>
  <reference id="RHBZ-9" type="bugzilla" href="x" title=""/></references>
  <pkglist><collection short="c"><name>c</name>
  <package name="curl" epoch="0" version="8.5.0" release="1.amzn2023.0.4" arch="aarch64"><filename>f</filename></package>
  <package name="curl" epoch="0" version="8.5.0" release="1.amzn2023.0.4" arch="src"><filename>f</filename></package>
  <package name="libcurl" epoch="1" version="8.5.0" release="1.amzn2023.0.4" arch="noarch"><filename>f</filename></package>
  </collection></pkglist></update>`;
const updates = (...inner: string[]) => `<?xml version="1.0" ?>\n<updates>${inner.join('')}</updates>`;

describe('updateinfo', () => {
  it.each([1, 2, 3, 5, 64, 4096])('is read in pieces of %i bytes', async (size) => {
    expect(await read(updates(curl), size)).toEqual([
      {
        feed: 'amazon-linux',
        id: 'ALAS2023-2026-007',
        cves: ['CVE-2026-1', 'CVE-2026-2'],
        severity: 'high',
        publishedAt: '2026-02-03T10:20:00.000Z',
        changedAt: '2026-02-04T11:30:00.000Z',
        fixes: [
          {
            distribution: 'amzn 2023',
            of: 'binary',
            name: 'curl',
            version: '0:8.5.0-1.amzn2023.0.4',
            architecture: 'aarch64',
          },
          {
            distribution: 'amzn 2023',
            of: 'binary',
            name: 'libcurl',
            version: '1:8.5.0-1.amzn2023.0.4',
            architecture: 'noarch',
          },
        ],
      },
    ]);
  });

  it('leaves out what is no matter of security, and live patches', async () => {
    const other = curl.replace('type="security"', 'type="bugfix"');
    const live = curl
      .replace('2026-007', '2026-008')
      .replace(/name="(lib)?curl"/g, 'name="kernel-livepatch-6.1.94-99.176"');
    expect((await read(updates(other, live, curl))).map(({ id }) => id)).toEqual(['ALAS2023-2026-007']);
  });

  it('knows the words of severity that Amazon uses', async () => {
    const words = ['Critical', 'important', 'Moderate', 'medium', 'Low', 'None', ''];
    const found = await read(updates(...words.map((word) => curl.replace('>Important<', `>${word}<`))));
    expect(found.map(({ severity }) => severity)).toEqual([
      'critical',
      'high',
      'medium',
      'medium',
      'low',
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['is cut off', updates(curl).slice(0, -30), 'ends in the middle of its XML'],
    ['is empty', '', 'ends in the middle of its XML'],
    ['is a page that says sorry', '<html><body>Sorry</body></html>', 'found <html>, wanted <updates>'],
    ['is no XML', '{"updates":[]}', 'found no XML'],
    [
      'has an update without id',
      updates(curl.replace('<id>ALAS2023-2026-007</id>', '')),
      'found an update without an id',
    ],
  ])('that %s is a fault', async (_, text, message) => {
    await expect(read(text)).rejects.toThrow(message);
    await expect(read(text)).rejects.toMatchObject({ name: 'FeedFault' });
  });
});

test.skipIf(published('al2023-updateinfo.xml.gz') === undefined)('what Amazon Linux published is read', async () => {
  const al2023 = await all(readUpdateinfo(feedOf(published('al2023-updateinfo.xml.gz') ?? '', 512), 'amzn 2023'));
  expect(al2023.map(({ id, severity, cves, fixes }) => [id, severity, cves.length, fixes.length])).toEqual([
    ['ALAS2023-2023-001', 'high', 2, 61],
  ]);
  const al2 = await all(readUpdateinfo(feedOf(published('al2-updateinfo.xml.gz') ?? '', 512), 'amzn 2'));
  expect(al2.map(({ id }) => id)).toEqual(expect.arrayContaining(['ALAS2-2018-942', 'ALAS2-2018-949']));
});
