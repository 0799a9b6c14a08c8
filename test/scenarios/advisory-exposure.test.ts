import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from 'vitest';
import { documents } from '../../lib/contract/documents.ts';
import { ledgerKeys } from '../../lib/contract/ledger.ts';
import { textOfMessage } from '../../lib/operator/cli/text-of-message.ts';
import { exposure } from '../../lib/operator/exposure.ts';
import type { ExposureMessage, Message } from '../../lib/operator/message.ts';
import type { Region } from '../../lib/simulator/region.ts';
import { operate } from '../operator/operated-region.ts';
import { advisory, mended, openssl, putBill, sayInFeed, wish } from './advisories.ts';
import { askFor, core, image, lastVersion, nextProof } from './builds.ts';
import { deployedRegion } from './deployed-region.ts';

const policy = { from: 'high', settleSeconds: 8 * 3600, knownExploited: 'now' } as const;
let region: Region;
let version: string;

beforeEach(async () => {
  region = await deployedRegion();
  version = lastVersion(region)?.version ?? '';
  await putBill(region, version, [openssl]);
}, 120_000);

async function ask(about?: string): Promise<Message[]> {
  const { act, said } = operate(region);
  expect(await act((operator) => exposure(operator, about === undefined ? {} : { about }))).toBe(true);
  return said;
}

const exposures = (said: Message[]) => said.filter((one): one is ExposureMessage => one.event === 'exposure');

describe('goldsmith exposure', () => {
  it('says which fleet runs what is affected, since when, what mends it, and that it waits for a base image', async () => {
    wish(region, { updates: 'packages', advisories: policy });
    await sayInFeed(region, 'amazon-linux', [advisory({ cves: ['CVE-2026-0001', 'CVE-2026-0002'] })]);
    const [found, ...others] = exposures(await ask('cve-2026-0002'));
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      image,
      version,
      fleet: 'web-prod',
      source: 'amazon-linux',
      advisory: 'ALAS2023-2026-001',
      publishedAt: '2026-11-20T00:00:00.000Z',
      packages: [{ name: 'openssl', version: openssl.version, fixedVersion: mended }],
      remedy: { state: 'waiting', text: expect.stringContaining('add goldsmith:update') },
    });
    const text = textOfMessage(found as ExposureMessage);
    expect(text[0]).toBe(`fleet web-prod on web ${version}: ALAS2023-2026-001, CVE-2026-0001, CVE-2026-0002 (high)`);
    expect(text[1]).toMatch(/^ {2}since {2}published 2026-11-20 00:00, seen 2026-11-2\d \d\d:\d\d$/);
    expect(text[2]).toBe(`  in     openssl ${openssl.version}, fixed in ${mended}`);
    expect(exposures(await ask('web-prod'))).toEqual([found]);
    expect(exposures(await ask())).toEqual([found]);
  });

  it('says until when it settles, and as which version it is built then', async () => {
    wish(region, { updates: 'release', advisories: policy });
    await sayInFeed(region, 'amazon-linux', [advisory()]);
    const [found] = exposures(await ask('CVE-2026-0001'));
    expect(found?.remedy).toMatchObject({ state: 'gathering', version: expect.stringMatching(/^2026\./) });
    expect(Date.parse(found?.remedy.at ?? '') - region.kernel.clock.nowMs).toBeGreaterThan(7 * 3_600_000);
  });

  it('says which version is being built, and which schedule brings what is not urgent', async () => {
    wish(region, { updates: 'release', advisories: policy });
    await sayInFeed(region, 'amazon-linux', [advisory({ severity: 'low' })]);
    const scheduled = exposures(await ask('CVE-2026-0001'))[0]?.remedy;
    expect(scheduled).toMatchObject({ state: 'scheduled', at: '2026-12-01T06:00:00.000Z' });
    askFor(region, 'anna');
    await nextProof(region);
    const building = exposures(await ask('CVE-2026-0001'))[0]?.remedy;
    expect(building).toMatchObject({ state: 'building', version: lastVersion(region)?.version });
  });

  it('says that a fix is golden and on its way, and both versions of a fleet that is being moved', async () => {
    await sayInFeed(region, 'amazon-linux', [advisory()]);
    askFor(region, 'anna');
    await nextProof(region);
    const fixed = lastVersion(region)?.version ?? '';
    const moving = () => itemsOfFleet().some(({ sk }) => sk?.S?.startsWith('DEPLOYMENT#'));
    await region.run({ until: moving, limitMs: 4 * 3_600_000 });
    await putBill(region, fixed, [{ ...openssl, version: mended }]);
    await sayInFeed(region, 'amazon-linux', [advisory()]);
    const [found, ...others] = exposures(await ask('CVE-2026-0001'));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ version, remedy: { state: 'deploying', version: fixed } });
  });

  it('shows what Inspector found', async () => {
    const { pk, sk } = ledgerKeys.finding(image, 'ami-1#CVE-2026-0009#curl');
    const texts = { pk, sk, version, status: 'ACTIVE', flaw: 'CVE-2026-0009', severity: 'high', when: 'settle' };
    const item = Object.fromEntries(
      Object.entries({ ...texts, reason: 'bad', firstSeenAt: '2026-11-21T09:00:00Z' }).map(([key, S]) => [key, { S }]),
    );
    region.call('dynamodb', 'PutItem', {
      TableName: core(region).table,
      Item: { ...item, packages: { L: [{ S: 'curl' }] }, fixedBy: { L: [{ S: 'curl 0:8.5.0-1' }] } },
    });
    const [found] = exposures(await ask('CVE-2026-0009'));
    expect(found).toMatchObject({
      source: 'inspector',
      fleet: 'web-prod',
      packages: [{ name: 'curl', fixedVersion: '0:8.5.0-1' }],
    });
  });

  it('says when nothing is known, and refuses what is neither a CVE nor a fleet', async () => {
    await sayInFeed(region, 'amazon-linux', [advisory()]);
    expect(await ask('CVE-1999-0001')).toEqual([
      expect.objectContaining({ event: 'nothing', what: 'nothing that runs is known to have CVE-1999-0001' }),
    ]);
    await expect(ask('CVE-1')).rejects.toThrow('cannot look for "CVE-1": it is no CVE');
    await expect(ask('web-prd')).rejects.toThrow('did you mean "web-prod"?');
  });
});

it('goldsmith exposure says whom nobody can judge, and why', async () => {
  const Key = documents.exposure(image, version);
  await region.during(region.client(S3Client).send(new DeleteObjectCommand({ Bucket: core(region).documents, Key })));
  const said = await ask('CVE-2026-0001');
  expect(said.filter(({ event }) => event === 'unknown-exposure')).toEqual([
    expect.objectContaining({ fleet: 'web-prod', version, reason: expect.stringContaining('not matched') }),
  ]);
});

function itemsOfFleet() {
  const { Items } = region.call('dynamodb', 'Query', {
    TableName: core(region).table,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: 'FLEET#web-prod' } },
  });
  return Items as { sk?: { S?: string } }[];
}
