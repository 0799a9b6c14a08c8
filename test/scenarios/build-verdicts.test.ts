import { beforeEach, describe, expect, it } from 'vitest';
import type { Region } from '../../lib/simulator/region.ts';
import {
  askFor,
  buildExecution,
  denials,
  goldenAmi,
  nextBuild,
  nextProof,
  setting,
  testInstances,
  versions,
} from './builds.ts';
import { deployedRegion } from './deployed-region.ts';

let region: Region;
let goldenBefore: string | undefined;

beforeEach(async () => {
  region = await deployedRegion();
  goldenBefore = goldenAmi(region);
}, 120_000);

/** An expected ending: the machine succeeds, the verdict says no, nothing is left and nothing is published. */
function expectRejected(version: string) {
  const { status, output } = buildExecution(region, version);
  expect(status).toBe('SUCCEEDED');
  expect(JSON.parse(output)).toMatchObject({ version, verdict: 'fail' });
  expect(testInstances(region)).toEqual([]);
  expect(goldenAmi(region)).toBe(goldenBefore);
}

describe('a build', () => {
  it('ends golden when its AMI proves itself, with the evidence, and is published before it is called golden', async () => {
    const denied = denials(region);
    askFor(region, 'anna');
    const { version, state, amiId, evidence } = await nextBuild(region);
    expect(denied).toEqual([]);
    expect(state).toBe('golden');
    expect(evidence).toContain('answered 200');
    expect(goldenAmi(region)).toBe(amiId);
    expect(amiId).not.toBe(goldenBefore);
    expect(JSON.parse(buildExecution(region, version).output)).toEqual({
      image: 'web',
      version,
      verdict: 'pass',
      reasons: [],
    });
    expect(testInstances(region)).toEqual([]);
  });

  it('is rejected when Image Builder fails, with its reason', async () => {
    region.faults.switchOn({ name: 'image-builder-failure', rate: 1, times: 1, operation: 'BUILDING' });
    askFor(region, 'anna');
    const { version, state, reasons } = await nextBuild(region);
    expect(state).toBe('rejected');
    expect(reasons[0]).toContain('Image Builder ended FAILED');
    expectRejected(version);
  });

  it('is rejected when its AMI does not boot', async () => {
    askFor(region, 'anna');
    region.world.behaviours.set(await nextProof(region), { boots: false });
    const { version, state, reasons } = await nextBuildFrom(region);
    expect(state).toBe('rejected');
    expect(reasons[0]).toContain('did not come up');
    expectRejected(version);
  });

  it('is rejected when its application fails the probe, with what it answered', async () => {
    askFor(region, 'anna');
    region.world.behaviours.set(await nextProof(region), { healthStatus: 503 });
    const { version, state, reasons, evidence } = await nextBuildFrom(region);
    expect(state).toBe('rejected');
    expect(reasons[0]).toContain('did not prove itself');
    expect(evidence).toContain('answered 503');
    expectRejected(version);
  });

  it('is rejected when Image Builder does not come to an end in time, and the bake is called off', async () => {
    setting(region, { buildTimeoutSeconds: 600 });
    askFor(region, 'anna');
    const { version, state, reasons } = await nextBuild(region);
    expect(state).toBe('rejected');
    expect(reasons[0]).toContain('not done after 600 seconds');
    expectRejected(version);
    await region.run({ forMs: 3_600_000 });
    expect(bakes(region).at(-1)).toBe('CANCELLED');
  });

  it('goes on without the event of Image Builder when that is lost', async () => {
    region.faults.switchOn({ name: 'event-lost', rate: 1, service: 'aws.imagebuilder' });
    askFor(region, 'anna');
    expect((await nextBuild(region)).state).toBe('golden');
  });

  it('goes on without the event of Run Command when that is lost', async () => {
    region.faults.switchOn({ name: 'event-lost', rate: 1, service: 'aws.ssm' });
    askFor(region, 'anna');
    expect((await nextBuild(region)).state).toBe('golden');
  });

  it('has a number of its own on its day', async () => {
    askFor(region, 'anna');
    const first = await nextBuild(region);
    askFor(region, 'bert');
    const second = await nextBuild(region);
    expect(first.version).toMatch(/^\d{4}\.\d{2}\.\d{2}-\d+$/);
    expect(new Set(versions(region).map(({ version }) => version)).size).toBe(versions(region).length);
    expect(second.version).not.toBe(first.version);
  });
});

/** What Image Builder says of its builds, oldest first. */
function bakes(of: Region): string[] {
  const [{ arn }] = of.call('imagebuilder', 'ListImages', {}).imageVersionList;
  const { imageSummaryList } = of.call('imagebuilder', 'ListImageBuildVersions', { imageVersionArn: arn });
  const number = (summary: { arn: string }) => Number(summary.arn.split('/').at(-1));
  return imageSummaryList
    .toSorted((a: { arn: string }, b: { arn: string }) => number(a) - number(b))
    .map(({ state }: { state: { status: string } }) => state.status);
}

/** After `nextProof`: the version is there already, only its verdict is not. */
async function nextBuildFrom(of: Region) {
  const ended = () => buildExecution(of, versions(of).at(-1)?.version ?? '').status !== 'RUNNING';
  await of.run({ until: ended, limitMs: 3_600_000 });
  return versions(of).at(-1) as Awaited<ReturnType<typeof nextBuild>>;
}
