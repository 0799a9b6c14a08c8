// From what Ubuntu says of a source package to what an image has of it, under other names, and to the one build that mends it.

import { fileURLToPath } from 'node:url';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { beforeEach, expect, it, vi } from 'vitest';
import type { BillOfMaterials } from '../../lib/contract/bill-of-materials.ts';
import { documents } from '../../lib/contract/documents.ts';
import type { Region } from '../../lib/simulator/region.ts';
import { report } from './advisories.ts';
import { core, denials, image, lastVersion, nextBuild, versions } from './builds.ts';
import { deployedRegion } from './deployed-region.ts';
import { causesOf, gathering, hour, minute } from './gatherings.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const config = fileURLToPath(new URL('configs/ubuntu/goldsmith.yaml', import.meta.url));
const CVE = 'CVE-2026-31337';

/** Kernels of one source, each under a name of its own. */
const kernel = (build: number) => ({
  name: `linux-modules-6.14.0-${build}-aws`,
  version: `6.14.0-${build}.${build - 1000}~24.04.1`,
  source: 'linux-aws-6.14',
});
const kernels = (...builds: number[]) => Object.fromEntries(builds.map(kernel).map(({ name, ...of }) => [name, of]));
const KERNEL = 'linux-image-aws';

let region: Region;
let denied: string[];

beforeEach(async () => {
  region = await deployedRegion({
    config,
    before: (empty) => {
      denied = denials(empty);
      const amiId = empty.vendor.others.publish('ubuntu-24.04/arm64');
      empty.world.disks.change(amiId, { packages: kernels(1017, 1018) });
    },
  });
});

async function installed(version: string): Promise<Record<string, string>> {
  const asked = region
    .client(S3Client)
    .send(new GetObjectCommand({ Bucket: core(region).documents, Key: documents.bill(image, version) }));
  const text = await region.during(asked.then(({ Body }) => Body?.transformToString()));
  const { packages } = JSON.parse(text ?? '') as BillOfMaterials;
  return Object.fromEntries(packages.map(({ name, version }) => [name, version]));
}

it('a flaw of a source package is mended in all that is built of it, by one build', async () => {
  const [first] = versions(region);
  expect(first).toMatchObject({ state: 'golden' });
  const before = await installed(first?.version ?? '');
  const publishedMs = region.kernel.clock.nowMs;
  const advisory = region.vendor.publishAdvisory({
    distribution: 'ubuntu 24.04',
    package: 'openssl',
    cves: [CVE],
    severity: 'high',
  });
  const fixedVersion = advisory.fixed.replace('openssl ', '');
  expect(before).toMatchObject({ openssl: expect.any(String), libssl3t64: before['openssl'] });
  expect(fixedVersion).not.toBe(before['openssl']);

  await region.run({ until: () => gathering(region) !== undefined, limitMs: 3 * hour });
  const flaw = { feed: 'ubuntu', advisory: advisory.id, cves: [CVE], fixedVersion, fix: 'installable', when: 'settle' };
  const found = (await report(region, first?.version ?? ''))?.exposures ?? [];
  expect(found.map((one) => one.package.name).sort()).toEqual(['libssl3t64', 'openssl']);
  for (const one of found) expect(one).toMatchObject(flaw);
  expect(versions(region)).toHaveLength(1);

  const gatheredMs = region.kernel.clock.nowMs;
  await region.run({ until: () => versions(region).length > 1, limitMs: 2 * hour });
  expect(region.kernel.clock.nowMs - gatheredMs).toBeGreaterThanOrEqual(29 * minute);
  expect(region.kernel.clock.nowMs - publishedMs).toBeLessThan(3 * hour);
  const next = await nextBuild(region, 4 * hour, 1);
  expect(next).toMatchObject({ state: 'golden', parentAmi: first?.parentAmi });
  expect(causesOf(region, next.version)).toEqual([`advisory ubuntu ${advisory.id}`]);
  expect(await installed(next.version)).toEqual({ ...before, openssl: fixedVersion, libssl3t64: fixedVersion });

  await region.run({ forMs: 48 * hour });
  expect(await report(region, next.version)).toMatchObject({ exposures: [] });
  expect(lastVersion(region)).toMatchObject({ version: next.version });
  expect(denied).toEqual([]);
});

it('a flaw of the kernel is mended once a newer kernel stands beside the older ones, and nothing is built for those', async () => {
  const [first] = versions(region);
  const before = await installed(first?.version ?? '');
  const [older, old, fixed] = [kernel(1017), kernel(1018), kernel(1019)];
  expect(before).toMatchObject({ [older.name]: older.version, [old.name]: old.version });
  const meta = { name: KERNEL, version: fixed.version, source: 'linux-meta-aws-6.14', depends: [fixed.name] };
  const ubuntu = region.world.disks.repositories.get('ubuntu 24.04');
  ubuntu?.publish([
    { ...fixed, common: false },
    { ...meta, common: true },
  ]);
  region.vendor.publishAdvisory({
    distribution: 'ubuntu 24.04',
    package: fixed.source,
    version: fixed.version,
    cves: [CVE],
    severity: 'high',
  });

  await region.run({ until: () => gathering(region) !== undefined, limitMs: 3 * hour });
  expect((await report(region, first?.version ?? ''))?.exposures).toMatchObject([
    { package: { name: old.name }, fixedVersion: fixed.version, when: 'settle' },
  ]);
  const next = await nextBuild(region);
  expect(await installed(next.version)).toEqual({ ...before, [KERNEL]: fixed.version, [fixed.name]: fixed.version });

  await region.run({ forMs: 48 * hour });
  expect(await report(region, next.version)).toMatchObject({ exposures: [] });
  expect(lastVersion(region)).toMatchObject({ version: next.version });
});
