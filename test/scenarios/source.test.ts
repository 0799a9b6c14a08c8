import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { parameters } from '../../lib/contract/parameters.ts';
import { recipeDigest } from '../../lib/contract/signal.ts';
import { deployAssembly } from '../../lib/simulator/deploy-assembly.ts';
import type { Region } from '../../lib/simulator/region.ts';
import { image, nextBuild, parameter, send, signals, versions } from './builds.ts';
import { deployedRegion } from './deployed-region.ts';
import { synthesizedApp } from './synthesized-app.ts';

const hour = 3_600_000;
const component = (greeting: string) => `name: tool
schemaVersion: "1.0"
phases:
  - name: build
    steps:
      - name: Install
        action: ExecuteBash
        inputs: { commands: ["echo ${greeting}"] }
`;

let region: Region;
const folders = new Map<string, string>();

/** The config, with its component as a text says. Each in a folder of its own: apps are synthesized once per path. */
function config(greeting: string): string {
  const folder = folders.get(greeting) ?? mkdtempSync(join(tmpdir(), 'goldsmith-source-'));
  folders.set(greeting, folder);
  cpSync('test/scenarios/configs/source', folder, { recursive: true });
  writeFileSync(join(folder, 'tool.yaml'), component(greeting));
  return join(folder, 'goldsmith.yaml');
}

const deploy = async (greeting: string) => deployAssembly(region, await synthesizedApp(config(greeting)));

beforeEach(async () => {
  region = await deployedRegion({ config: config('hello') });
}, 120_000);
afterAll(() => {
  for (const folder of folders.values()) rmSync(folder, { recursive: true });
});

const sourceDigest = (): string => JSON.parse(parameter(region, parameters.imageSettings(image)) ?? '{}').sourceDigest;
const sources = () => signals(region).filter(({ kind }) => kind === 'source');

describe('a component that is changed', () => {
  it('is baked after the deployment, which does not wait for it, and once however often it is deployed', async () => {
    const before = region.kernel.clock.nowMs;
    await deploy('good morning');
    expect(region.kernel.clock.nowMs - before).toBeLessThan(hour / 4);
    expect(versions(region).filter(({ state }) => state === 'golden')).toHaveLength(1);
    expect((await nextBuild(region, undefined, 1)).state).toBe('golden');
    expect(sources().map(({ fate }) => fate)).toEqual(['acted', 'acted']);
    await deploy('good morning');
    // As if the signal came again, and as if one of a recipe that was taken back came late.
    send(region, { kind: 'source', image, reason: 'x', digest: recipeDigest(sourceDigest()) });
    send(region, { kind: 'source', image, reason: 'x', digest: recipeDigest('of a deployment that was rolled back') });
    await region.run({ forMs: hour });
    expect(versions(region)).toHaveLength(2);
    expect(sources().map(({ fate }) => fate)).toEqual(['acted', 'acted', 'answered', 'answered']);
  }, 180_000);

  it('and changed back while it is being baked is baked as it is now, in the end', async () => {
    const before = sourceDigest();
    await deploy('good morning');
    await deploy('hello');
    await region.run({ forMs: 3 * hour });
    expect(sourceDigest()).toBe(before);
    expect(versions(region).map(({ state }) => state)).toEqual(['golden', 'golden', 'golden']);
    expect(sources().map(({ fate }) => fate)).toEqual(['acted', 'acted', 'acted']);
  }, 180_000);
});

it('what others name by a digest of theirs is built once for each', async () => {
  const built = versions(region).length;
  for (const digest of ['c0ffee', 'c0ffee', 'decade'])
    send(region, { kind: 'source', image, reason: 'a commit', digest });
  await region.run({ forMs: 3 * hour });
  send(region, { kind: 'source', image, reason: 'a commit', digest: 'c0ffee' });
  await region.run({ forMs: hour });
  expect(versions(region)).toHaveLength(built + 2);
}, 180_000);
