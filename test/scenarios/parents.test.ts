import { beforeEach, describe, expect, it } from 'vitest';
import { ledgerKeys } from '../../lib/contract/ledger.ts';
import { eventTypes } from '../../lib/contract/names.ts';
import { parameters } from '../../lib/contract/parameters.ts';
import type { Region } from '../../lib/simulator/region.ts';
import { items, parameter } from './builds.ts';
import { deployedRegion } from './deployed-region.ts';
import { find } from './inspector-events.ts';
import { counts, goldenOf, images, LAYERS, signalsOf, versionsOf } from './layers.ts';

const hour = 3_600_000;
let region: Region;

beforeEach(async () => {
  region = await deployedRegion({ config: LAYERS });
}, 180_000);

/** What each image is built on, and on what it should be. */
const layers = () => [
  [versionsOf(region, 'web').at(-1)?.parentAmi, goldenOf(region, 'golden')],
  [versionsOf(region, 'batch').at(-1)?.parentAmi, goldenOf(region, 'golden')],
  [versionsOf(region, 'shop').at(-1)?.parentAmi, goldenOf(region, 'web')],
];

const acted = (image: string) =>
  signalsOf(region, image)
    .filter(({ fate }) => fate === 'acted')
    .map(({ kind }) => kind);

describe('images in layers', () => {
  it('are built in order of the graph, once per wave, though each event comes twice', async () => {
    expect(counts(region)).toEqual([1, 1, 1, 1]);
    for (const [parent, golden] of layers()) expect(parent).toBe(golden);
    const before = images.map((image) => goldenOf(region, image));
    region.faults.switchOn({ name: 'event-doubled', rate: 1, operation: eventTypes.imageVersion });
    const base = region.vendor.publishBaseImage();
    await region.run({ forMs: 6 * hour });
    expect(counts(region)).toEqual([2, 2, 2, 2]);
    expect(versionsOf(region, 'golden').at(-1)?.parentAmi).toBe(base.amiId);
    for (const [parent, golden] of layers()) expect(parent).toBe(golden);
    for (const [index, image] of images.entries()) expect(goldenOf(region, image)).not.toBe(before[index]);
    for (const image of ['web', 'batch', 'shop']) expect(acted(image)).toEqual(['source', 'parent-image']);
  });

  it('are found by the poll when nobody tells them of a new parent, and still built once', async () => {
    region.faults.switchOn({ name: 'event-lost', rate: 1, operation: eventTypes.imageVersion });
    region.vendor.publishBaseImage();
    await region.run({ forMs: 8 * hour });
    expect(counts(region)).toEqual([2, 2, 2, 2]);
    for (const [parent, golden] of layers()) expect(parent).toBe(golden);
    for (const image of ['web', 'batch', 'shop']) expect(acted(image)).toEqual(['source', 'base-image']);
  });

  it('stay as they are when the new version of the parent is rejected', async () => {
    const before = images.map((image) => goldenOf(region, image));
    region.faults.switchOn({ name: 'image-builder-failure', rate: 1, times: 1, operation: 'BUILDING' });
    region.vendor.publishBaseImage();
    await region.run({ forMs: 6 * hour });
    expect(versionsOf(region, 'golden').map(({ state }) => state)).toEqual(['golden', 'rejected']);
    expect(counts(region)).toEqual([2, 1, 1, 1]);
    expect(images.map((image) => goldenOf(region, image))).toEqual(before);
    expect(parameter(region, parameters.parentGolden('golden'))).toBe(before[0]);
  });

  it('that install no updates are mended by the one below that does, which is built once for all of them', async () => {
    const lowest = goldenOf(region, 'golden');
    for (const amiId of ['web', 'batch', 'shop'].map((image) => goldenOf(region, image) ?? '')) find(region, { amiId });
    await region.run({ forMs: 6 * hour });
    expect(counts(region)).toEqual([2, 2, 2, 2]);
    const { version = '' } = versionsOf(region, 'golden').at(-1) ?? {};
    const causes = items(region, ledgerKeys.gathered('golden', version, '').pk).map(({ sk }) => sk?.S);
    expect(causes).toEqual([`finding CVE-2026-1 ${lowest}`]);
  });
});
