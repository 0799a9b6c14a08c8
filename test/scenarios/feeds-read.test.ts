// What each feed says comes into the bucket of documents, once an hour and only when somebody needs it.

import { expect, test } from 'vitest';
import { deployedRegion } from './deployed-region.ts';
import {
  addresses,
  alarmState,
  asked,
  catalogue,
  changes,
  HOUR_MS,
  markOf,
  nextLook,
  probabilities,
  publishAmazonLinux,
  recorded,
  stored,
  tracker,
  writeBill,
} from './feeds.ts';

const timeout = 300_000;

test('feeds are asked once an image needs them, and read again only when they changed', { timeout }, async () => {
  const region = await deployedRegion();
  const requests = asked(region);
  const told = changes(region);
  const { kev } = addresses;
  region.internet.publish(kev, catalogue('2026.11.20', 'CVE-2026-1000'));

  region.internet.publish(addresses.debian, tracker('CVE-2026-1000'));
  expect(await nextLook(region, 'debian')).toMatchObject({ idle: 'no image has anything that it is about' });
  expect(stored(region, 'debian')).toBeUndefined();
  expect(requests.filter((request) => request.includes('debian'))).toEqual([]);

  writeBill(region, { image: 'debian', distribution: 'debian 13', family: 'dpkg', packages: [] });
  await nextLook(region, 'kev');
  expect(stored(region, 'kev')).toEqual([{ cve: 'CVE-2026-1000', addedOn: '2026-11-20', ransomware: false }]);
  expect(recorded(region, 'kev')).toMatchObject({ entries: '1', scope: 'all' });
  expect(markOf(region, 'kev')).toMatchObject({ watermark: '2026.11.20' });

  requests.length = 0;
  const before = recorded(region, 'kev');
  await nextLook(region, 'kev');
  expect(recorded(region, 'debian')).not.toHaveProperty('idle');
  expect(stored(region, 'debian')).toHaveLength(1);
  expect(recorded(region, 'kev')).toMatchObject({ mark: before['mark'], changedAt: before['changedAt'] });
  expect(recorded(region, 'kev')['succeededAt']).not.toBe(before['succeededAt']);

  region.internet.publish(kev, catalogue('2026.11.21', 'CVE-2026-1000', 'CVE-2026-1001'));
  await nextLook(region, 'kev');
  expect(stored(region, 'kev')).toHaveLength(2);

  // A cache that still gives out what stood there before takes nothing back.
  region.internet.publish(kev, catalogue('2026.11.20', 'CVE-2026-1000'));
  await nextLook(region, 'kev');
  expect(stored(region, 'kev')).toHaveLength(2);
  expect(requests.filter((request) => request.startsWith(kev))).toEqual(
    [304, 200, 200].map((code) => `${kev} ${code}`),
  );
  expect(told.filter((feed) => feed === 'kev')).toHaveLength(2);
  expect(alarmState(region, 'kev')).toBe('OK');
});

test('each feed is read in its own way', { timeout }, async () => {
  const region = await deployedRegion();
  const requests = asked(region);
  writeBill(region);
  writeBill(region, { image: 'debian', distribution: 'debian 13', family: 'dpkg', packages: [] });
  publishAmazonLinux(region, ['ALAS2023-2026-1'], ['ALAS2023-2026-1', 'ALAS-2026-2', 'ALAS2LIVEPATCH-2026-3']);
  region.internet.publish(addresses.epss, probabilities('2026-11-20', 'CVE-2026-1000'));
  region.internet.publish(addresses.debian, tracker('CVE-2026-1000', 'CVE-2026-1001'));
  await nextLook(region, 'amazon-linux');
  await region.run({ forMs: HOUR_MS });

  expect(stored(region, 'amazon-linux')).toMatchObject([
    { id: 'ALAS2023-2026-1', severity: 'high', fixes: [{ name: 'curl', version: '0:8.5.0-1.amzn2023.0.9' }] },
    {
      id: 'ALAS2023-2026-2',
      severity: 'critical',
      fixes: [{ distribution: 'amzn 2023', of: 'source', name: 'openssl' }],
    },
  ]);
  expect(stored(region, 'amazon-linux')?.[1].fixes[0]).not.toHaveProperty('version');
  expect(recorded(region, 'amazon-linux')['scope']).toBe('amzn 2023 aarch64');
  expect(stored(region, 'epss')).toEqual([{ cve: 'CVE-2026-1000', probability: 0.5 }]);
  expect(stored(region, 'debian')?.map(({ id }) => id)).toEqual(['CVE-2026-1000 curl', 'CVE-2026-1001 curl']);
  expect(recorded(region, 'red-hat')).toHaveProperty('idle');

  // Its index is all that is asked again while the repository has nothing new.
  requests.length = 0;
  await nextLook(region, 'amazon-linux');
  expect(requests.filter((request) => request.includes('updateinfo'))).toEqual([]);
  expect(requests.filter((request) => request.includes('repomd'))).toHaveLength(1);

  // What the page announced has come to the repository.
  publishAmazonLinux(region, ['ALAS2023-2026-1', 'ALAS2023-2026-2'], ['ALAS2023-2026-2']);
  await nextLook(region, 'amazon-linux');
  expect(stored(region, 'amazon-linux')).toMatchObject([{}, { id: 'ALAS2023-2026-2', fixes: [{ name: 'curl' }] }]);
});
