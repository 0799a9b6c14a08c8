// A feed that is down, slow, half-sent, gigantic or not what it says: what was known stays, the others go on, and an alarm comes
// after a while and goes.

import { expect, test } from 'vitest';
import type { InternetFault } from '../../lib/simulator/internet-faults.ts';
import { deployedRegion } from './deployed-region.ts';
import {
  addresses,
  alarmState,
  catalogue,
  changes,
  HOUR_MS,
  nextLook,
  probabilities,
  publishAmazonLinux,
  recorded,
  stored,
  tracker,
  writeBill,
} from './feeds.ts';

const timeout = 300_000;
const cves = ['CVE-2026-1000', 'CVE-2026-1001', 'CVE-2026-1002', 'CVE-2026-1003'];

async function readRegion() {
  const region = await deployedRegion();
  writeBill(region);
  region.internet.publish(addresses.kev, catalogue('2026.11.20', ...cves));
  region.internet.publish(addresses.epss, probabilities('2026-11-20', ...cves));
  publishAmazonLinux(region, ['ALAS2023-2026-1']);
  await nextLook(region, 'amazon-linux');
  await nextLook(region, 'epss');
  return region;
}

/** What must stay as it was. */
const kept = (region: Awaited<ReturnType<typeof readRegion>>, feed: 'kev' | 'epss' | 'amazon-linux') => {
  const { mark, digest, entries, changedAt, succeededAt } = recorded(region, feed);
  return { mark, digest, entries, changedAt, succeededAt, stored: stored(region, feed) };
};

type Broken = { readonly [Feed in 'amazon-linux' | 'kev' | 'epss']: [Omit<InternetFault, 'url'>, string] };

/** What breaks in one hour; Debian's tracker goes on all the time. */
const rounds: readonly Broken[] = [
  {
    'amazon-linux': [{ name: 'half-sent' }, 'cannot be read: '],
    kev: [{ name: 'down' }, 'cannot be read: ECONNREFUSED'],
    epss: [{ name: 'slow', seconds: 120 }, 'sent nothing for 30 s'],
  },
  {
    'amazon-linux': [{ name: 'http-5xx' }, 'answers 503'],
    kev: [{ name: 'gigantic' }, 'is larger than 16777216 bytes'],
    epss: [{ name: 'garbage' }, ' found '],
  },
];
const feeds = ['amazon-linux', 'kev', 'epss'] as const;
const urls = { 'amazon-linux': addresses.repository, kev: addresses.kev, epss: addresses.epss };

test('whatever is wrong with a feed, what was known stays, and it is read once it is mended', { timeout }, async () => {
  const region = await readRegion();
  region.internet.publish(addresses.debian, tracker('CVE-2026-1000'));
  writeBill(region, { image: 'debian', distribution: 'debian 13', family: 'dpkg', packages: [] });
  const before = feeds.map((feed) => kept(region, feed));
  const told = changes(region);
  region.internet.publish(addresses.kev, catalogue('2026.11.21', ...cves, 'CVE-2026-1004'));
  region.internet.publish(addresses.epss, probabilities('2026-11-21', ...cves, 'CVE-2026-1004'));
  publishAmazonLinux(region, ['ALAS2023-2026-1', 'ALAS2023-2026-2']);
  const since: (string | undefined)[] = [];
  for (const broken of rounds) {
    for (const feed of feeds) region.internet.fault({ url: urls[feed], ...broken[feed][0] });
    await nextLook(region, 'amazon-linux');
    await nextLook(region, 'epss');
    for (const feed of feeds) {
      expect(recorded(region, feed)['fault'], `${feed} ${broken[feed][0].name}`).toContain(broken[feed][1]);
      expect(recorded(region, feed)['fault']).toContain(urls[feed]);
    }
    expect(feeds.map((feed) => kept(region, feed))).toEqual(before);
    since.push(recorded(region, 'kev')['failingSince']);
    region.internet.mend();
  }
  expect(since[0]).toBe(since[1]);
  expect(new Set(told)).toEqual(new Set(['debian']));

  await nextLook(region, 'amazon-linux');
  await nextLook(region, 'epss');
  expect(feeds.map((feed) => stored(region, feed)?.length)).toEqual([2, 5, 5]);
  for (const feed of feeds) {
    expect(recorded(region, feed)).not.toHaveProperty('fault');
    expect(recorded(region, feed)).not.toHaveProperty('failingSince');
    expect(told).toContain(feed);
  }
});

test('a document that is cut off at its source, or is not what its index says, does not count', {
  timeout,
}, async () => {
  const region = await readRegion();
  const before = [kept(region, 'epss'), kept(region, 'amazon-linux')];
  region.internet.publish(addresses.epss, probabilities('2026-11-21', 'CVE-2026-1000'));
  region.internet.publish(`${addresses.repository}repodata/repomd.xml`, '<html>Forbidden</html>');
  await nextLook(region, 'amazon-linux');
  await nextLook(region, 'epss');
  expect(recorded(region, 'epss')['fault']).toBe('says 1 things, after 4 before: it seems cut off where it comes from');
  expect(recorded(region, 'amazon-linux')['fault']).toContain('found <html>, wanted <repomd>');
  expect([kept(region, 'epss'), kept(region, 'amazon-linux')]).toEqual(before);

  publishAmazonLinux(region, ['ALAS2023-2026-1', 'ALAS2023-2026-2']);
  region.internet.fault({ url: `${addresses.repository}repodata/updateinfo.xml.gz`, name: 'garbage' });
  await nextLook(region, 'amazon-linux');
  expect(recorded(region, 'amazon-linux')['fault']).toMatch(
    /updateinfo\.xml\.gz (found no gzip|ends in|has the sha256)/,
  );
  expect(kept(region, 'amazon-linux')).toEqual(before[1]);

  // The page is only a hint.
  region.internet.mend();
  region.internet.unpublish(addresses.page);
  await nextLook(region, 'amazon-linux');
  expect(stored(region, 'amazon-linux')).toHaveLength(2);
});

test('the alarm of a feed comes after six hours in vain, and goes with the first success', { timeout }, async () => {
  const region = await readRegion();
  await region.run({ forMs: HOUR_MS });
  expect([alarmState(region, 'kev'), alarmState(region, 'epss'), alarmState(region, 'debian')]).toEqual([
    'OK',
    'OK',
    'OK',
  ]);
  region.internet.fault({ url: addresses.kev, name: 'down' });
  await region.run({ forMs: 4 * HOUR_MS });
  expect(alarmState(region, 'kev')).toBe('OK');
  await region.run({ forMs: 6 * HOUR_MS });
  expect([alarmState(region, 'kev'), alarmState(region, 'epss')]).toEqual(['ALARM', 'OK']);

  region.internet.mend();
  await nextLook(region, 'kev');
  await region.run({ forMs: 0.5 * HOUR_MS });
  expect(alarmState(region, 'kev')).toBe('OK');
});
