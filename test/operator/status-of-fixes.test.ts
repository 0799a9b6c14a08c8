import { expect, test } from 'vitest';
import { documents } from '../../lib/contract/documents.ts';
import type { ExposureReport } from '../../lib/contract/exposure.ts';
import { textOfMessage } from '../../lib/operator/cli/text-of-message.ts';
import { status } from '../../lib/operator/status.ts';
import { operateFleet } from './operated-fleet.ts';
import { AMI, DOCUMENTS, TABLE } from './operated-region.ts';

const golden = '2026.11.20-1';
const at = (hour: string) => `2026-11-20T${hour}:00.000Z`;

async function operatedFixes() {
  const operated = await operateFleet();
  const { region, remember, said, act } = operated;
  const cause = {
    kind: 'advisory',
    key: 'advisory amazon-linux ALAS2023-2026-1',
    receivedAt: at('09:00'),
    publishedAt: at('08:00'),
    seenAt: at('09:00'),
    decidedAt: at('09:00'),
  };
  const texts = (map: Record<string, string>) =>
    Object.fromEntries(Object.entries(map).map(([key, value]) => [key, { S: value }]));
  region.call('dynamodb', 'PutItem', {
    TableName: TABLE,
    Item: {
      ...texts({ pk: 'IMAGE#web', sk: `VERSION#${golden}`, version: golden, state: 'golden', amiId: AMI }),
      ...texts({ createdAt: at('09:01'), changedAt: at('09:31') }),
      causes: { L: [{ M: { ...texts(cause), cves: { L: [{ S: 'CVE-2026-1' }] } } }] },
    },
  });
  const fixes = async () => {
    said.length = 0;
    await act((operator) => status(operator));
    return said.filter((message) => message.event === 'fix');
  };
  const deployed = () => {
    const what = { pk: 'FLEET#prod', version: golden };
    remember({ ...what, sk: 'DEPLOYMENT#1', state: 'deployed', direction: 'forward', endedAt: at('10:00') });
    remember({ ...what, sk: 'FLEET', fleet: 'prod' });
  };
  return { ...operated, fixes, deployed };
}

test('a fix that no fleet has yet is on its way', async () => {
  const { fixes } = await operatedFixes();
  const [fix] = await fixes();
  expect(fix).toMatchObject({ state: 'running', version: golden, cves: ['CVE-2026-1'], goldenAt: at('09:31') });
  expect(fix && textOfMessage(fix)).toEqual([
    expect.stringContaining('fix for web: advisory amazon-linux ALAS2023-2026-1 (CVE-2026-1): on its way for 16 h'),
    '  published → seen 60 min, decided 0 s, build started 60 s, golden 30 min',
  ]);
});

test('a fix that every fleet has is done, with the time of each part', async () => {
  const { fixes, deployed } = await operatedFixes();
  deployed();
  const [fix] = await fixes();
  expect(fix).toMatchObject({ state: 'done', seconds: 7200, allFleetsAt: at('10:00') });
  expect(fix?.parts.goldenToAllFleets).toBe(29 * 60);
});

test('what the golden version is exposed to counts from its publication, too', async () => {
  const { fixes, deployed, region } = await operatedFixes();
  deployed();
  const exposure = {
    feed: 'amazon-linux' as const,
    advisory: 'ALAS2023-2026-2',
    cves: ['CVE-2026-2'],
    knownExploited: false,
    publishedAt: '2026-11-20T23:00:00.000Z',
    seenAt: '2026-11-20T23:30:00.000Z',
    package: { name: 'openssl', version: '1:3.0.8-1.amzn2023', architecture: 'aarch64' },
    fixOf: 'binary' as const,
    fix: 'published' as const,
    when: 'wait' as const,
    reason: 'the repository does not carry it yet',
  };
  const report: ExposureReport = {
    image: 'web',
    version: golden,
    distribution: 'amzn 2023',
    lookedAt: '2026-11-20T23:30:00.000Z',
    exposures: [exposure, { ...exposure, advisory: 'ALAS2023-2026-3', when: 'never', publishedAt: at('01:00') }],
  };
  region.call('s3', 'PutObject', {
    Bucket: DOCUMENTS,
    Key: documents.exposure('web', golden),
    Body: Buffer.from(JSON.stringify(report)),
  });
  const found = await fixes();
  expect(found.map(({ key, state }) => [key, state])).toEqual([
    ['advisory amazon-linux ALAS2023-2026-2', 'running'],
    ['advisory amazon-linux ALAS2023-2026-1', 'done'],
  ]);
});
