// What is in an image, from the test instance to the command line.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BillOfMaterials } from '../../lib/contract/bill-of-materials.ts';
import { documents } from '../../lib/contract/documents.ts';
import { ledgerKeys } from '../../lib/contract/ledger.ts';
import { diff } from '../../lib/operator/diff.ts';
import type { DiffMessage } from '../../lib/operator/message.ts';
import { sbom } from '../../lib/operator/sbom.ts';
import type { Region } from '../../lib/simulator/region.ts';
import { operate } from '../operator/operated-region.ts';
import { takeAway } from '../permissions/use.ts';
import { askFor, buildLimitMs, core, denials, goldenAmi, image, nextBuild, testInstances, versions } from './builds.ts';
import { deployedRegion } from './deployed-region.ts';

const LOCK = readFileSync('package-lock.json', 'utf8');

function item(region: Region, { pk, sk }: { pk: string; sk: string }) {
  return region.call('dynamodb', 'GetItem', { TableName: core(region).table, Key: { pk: { S: pk }, sk: { S: sk } } })
    .Item;
}

async function textOf(region: Region, key: string): Promise<string> {
  const { Body } = region.call('s3', 'GetObject', { Bucket: core(region).documents, Key: key });
  return Buffer.from(Body).toString('utf8');
}

describe('a golden version', () => {
  let region: Region;
  let denied: string[] = [];

  beforeAll(async () => {
    region = await deployedRegion({
      before: (empty) => {
        denied = denials(empty);
        const { amiId } = empty.vendor.publishBaseImage({ announce: false });
        empty.world.disks.change(amiId, { files: { '/srv/shop/package-lock.json': LOCK } });
      },
    });
  });

  it('has a bill, whose digest, size and release the ledger has', async () => {
    const [first] = versions(region);
    const record = item(region, ledgerKeys.version(image, first?.version ?? ''));
    const text = await textOf(region, documents.bill(image, first?.version ?? ''));
    const bill = JSON.parse(text) as BillOfMaterials;
    expect(bill).toMatchObject({ image, version: first?.version, distribution: 'amzn 2023', family: 'rpm' });
    expect(bill.packages.find(({ name }) => name === 'libcurl-minimal')).toMatchObject({ source: { name: 'curl' } });
    // What is built in is there, too.
    expect(bill.packages.map(({ name }) => name)).toContain('nginx');
    expect(bill.languagePackages).toContainEqual({
      ecosystem: 'npm',
      name: 'zod',
      version: expect.stringMatching(/^4\./),
      paths: ['/srv/shop/package-lock.json'],
    });
    expect(record).toMatchObject({
      bill: { S: createHash('sha256').update(text).digest('hex') },
      packages: { N: String(bill.packages.length + (bill.languagePackages?.length ?? 0)) },
      releasever: { S: bill.release },
    });
    expect(record).not.toHaveProperty('billFault');
    expect(testInstances(region)).toEqual([]);
    expect(denied).toEqual([]);
  });

  it('is found by its AMI', () => {
    expect(item(region, ledgerKeys.ami(goldenAmi(region) ?? ''))).toMatchObject({
      image: { S: image },
      version: { S: versions(region)[0]?.version },
    });
  });

  it('can be shown, and given to the tools of others', async () => {
    const { act, said } = operate(region);
    for (const format of ['list', 'cyclonedx', 'spdx'] as const) {
      await act((operator) => sbom(operator, { words: [image], format }));
    }
    expect(said).toMatchObject([
      { event: 'bill', format: 'list', bill: { distribution: 'amzn 2023' } },
      { event: 'bill', format: 'cyclonedx', text: expect.stringContaining('pkg:rpm/amzn/nginx@') },
      { event: 'bill', format: 'spdx', text: expect.stringContaining('"spdxVersion": "SPDX-2.3"') },
    ]);
  });

  it('differs from the next by what the distribution has released meanwhile', async () => {
    const [before] = versions(region);
    const advisory = region.vendor.publishAdvisory({ package: 'openssl', cves: ['CVE-2026-31337'], severity: 'high' });
    askFor(region, 'somebody');
    const next = await nextBuild(region);
    const { act, said } = operate(region);
    await act((operator) => diff(operator, [image]));
    const [message] = said as DiffMessage[];
    const { from, to, packages } = message as DiffMessage;
    expect([from.version, to.version]).toEqual([before?.version, next.version]);
    expect(to.release).not.toBe(from.release);
    const fixed = packages.changed.find(({ name }) => name === 'openssl');
    expect(`openssl ${fixed?.to}`).toBe(advisory.fixed);
    expect(packages).toMatchObject({ gained: [], lost: [] });
    expect(packages.changed.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['openssl', 'openssl-libs', 'system-release']),
    );
    expect(packages.same).toBeGreaterThan(100);
  });
});

describe('an image is golden without a bill, and the ledger says why', () => {
  let region: Region;

  beforeEach(async () => {
    region = await deployedRegion();
  });

  const recordOf = (version: string) => item(region, ledgerKeys.version(image, version));

  it('when the bill cannot be stored', async () => {
    const { Configuration } = region.call('lambda', 'GetFunction', { FunctionName: 'goldsmith-write-bill' });
    takeAway(region, { roleName: String(Configuration.Role).split('/').at(-1) ?? '', action: 's3:PutObject' });
    askFor(region, 'somebody');
    const { version, state } = await nextBuild(region);
    expect(state).toBe('golden');
    expect(recordOf(version).billFault.S).toMatch(/^cannot tell what is installed: AccessDenied: .*s3:PutObject/);
    expect(recordOf(version)).not.toHaveProperty('bill');
    expect(testInstances(region)).toEqual([]);
  });

  it('when somebody ends the instance before it has answered', async () => {
    const listing = waiting(region, 'goldsmith-list-packages');
    askFor(region, 'somebody');
    await region.run({ until: listing, limitMs: buildLimitMs });
    region.call('ec2', 'TerminateInstances', { InstanceIds: testInstances(region) });
    const { version, state } = await nextBuild(region, buildLimitMs, 1);
    expect(state).toBe('golden');
    expect(recordOf(version).billFault.S).toMatch(/^cannot tell what is installed: /);
    expect(testInstances(region)).toEqual([]);
  });
});

it('a bill is written, a little later, when the event of its list is lost', async () => {
  const region = await deployedRegion();
  askFor(region, 'somebody');
  const listing = waiting(region, 'goldsmith-list-packages');
  await region.run({ until: listing, limitMs: buildLimitMs });
  region.faults.switchOn({ name: 'event-lost', rate: 1, service: 'aws.ssm' });
  const { version } = await nextBuild(region, buildLimitMs, 1);
  expect(item(region, ledgerKeys.version(image, version))).toMatchObject({ bill: { S: expect.any(String) } });
});

/** Whether a command of this document has been sent since. */
function waiting(region: Region, document: string): () => boolean {
  let sent = false;
  region.journal.listen((entry) => {
    if (entry.kind !== 'call' || entry.operation !== 'SendCommand') return;
    sent ||= JSON.stringify(entry).includes(document);
  });
  return () => sent;
}
