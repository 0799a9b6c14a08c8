// Whoever looks at signals may die between any two of its calls, or never hear that a call had its effect. What it did not do is
// done by the next one.

import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Region } from '../../lib/simulator/region.ts';
import { buildExecution, core, image, nextBuild, send, signals, versions } from './builds.ts';
import { advise, billOfGolden, causesOf, FIXED, gathering, gatheringRegion, hour, minute } from './gatherings.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let region: Region;
let before: number;

async function startAnew(seed = 1): Promise<void> {
  region = await gatheringRegion({ seed });
  before = versions(region).length;
}

beforeEach(() => startAnew());

/** All of it in one build, and nothing left behind. */
function expectOneBuild(causes: number): void {
  const built = versions(region).slice(before);
  expect(built).toHaveLength(1);
  const { version = '' } = built[0] ?? {};
  expect(causesOf(region, version)).toHaveLength(causes);
  expect(JSON.parse(buildExecution(region, version).input).causesCount).toBe(causes);
  expect(gathering(region)).toBeUndefined();
  expect(signals(region).filter(({ fate }) => fate === 'waiting')).toEqual([]);
}

/** Three tries of the SDK: a call of a function that fails for good, as if it died there. */
const TRIES = 3;

const calls = [
  ['dynamodb', 'UpdateItem'],
  ['dynamodb', 'TransactWriteItems'],
  ['dynamodb', 'Query'],
  ['sfn', 'StartExecution'],
  ['sqs', 'SendMessage'],
] as const;

/** Lets a fault strike for a while; it must have struck. */
async function strike(name: string, [service, operation]: readonly [string, string], forMs: number): Promise<void> {
  let struck = 0;
  const stop = region.journal.listen((entry) => {
    if (entry.kind === 'fault' && entry.operation === operation) struck++;
  });
  region.faults.switchOn({ name, service, operation, rate: 1, times: TRIES });
  await region.run({ forMs });
  region.faults.switchOff(name);
  stop();
  expect(struck).toBeGreaterThan(0);
}

describe.each(calls)('when %s:%s', (...call) => {
  it.each(['internal-error', 'reply-lost'])(
    'meets %s while flaws are gathered or begun, they are one build',
    async (name) => {
      for (const id of ['1', '2', '3']) advise(region, id);
      // What is called only when the build begins is struck only then.
      if (call[1] !== 'Query' && call[1] !== 'StartExecution') await strike(name, call, 10 * minute);
      await region.run({ forMs: 15 * minute });
      await strike(name, call, 30 * minute);
      await region.run({ forMs: hour });
      expectOneBuild(3);
    },
  );
});

// Of what is begun at once nothing is sent again.
it.each(calls.filter(([, operation]) => operation !== 'SendMessage'))(
  'a reply of %s:%s that is lost does not keep an urgent one from taking others along',
  async (...call) => {
    advise(region, '1');
    await region.run({ forMs: 5 * minute });
    advise(region, '2', { when: 'now' });
    await strike('reply-lost', call, 20 * minute);
    await region.run({ forMs: hour });
    expectOneBuild(2);
  },
);

it.each([1, 2, 3])(
  'a crash of the function loses nothing and doubles nothing (seed %i)',
  async (seed) => {
    await startAnew(seed);
    for (const id of ['1', '2', '3']) advise(region, id);
    region.faults.switchOn({ name: 'lambda-crash', rate: 0.5, times: 12, operation: 'goldsmith-receive-signal' });
    await region.run({ forMs: 3 * hour });
    expectOneBuild(3);
  },
  120_000,
);

it('messages that come twice, late and in another order change nothing', async () => {
  for (const id of ['2', '1', '3', '1', '2']) advise(region, id);
  const built = await nextBuild(region);
  billOfGolden(region, { openssl: FIXED });
  for (const id of ['3', '1']) advise(region, id);
  await region.run({ forMs: minute });
  expectOneBuild(3);
  expect(built.state).toBe('golden');
});

it('a gathering that nobody brings back is begun by the next poll', async () => {
  advise(region, '1');
  await region.run({ forMs: 5 * minute });
  region.call('sqs', 'PurgeQueue', { QueueUrl: core(region).signalsQueueUrl });
  await nextBuild(region, 3 * hour);
  expectOneBuild(1);
});

it('a gathering that is overdue is begun by any other signal, too', async () => {
  advise(region, '1');
  await region.run({ forMs: 5 * minute });
  region.call('sqs', 'PurgeQueue', { QueueUrl: core(region).signalsQueueUrl });
  // The poll comes every hour, and half an hour is over before it does.
  await region.run({ forMs: 26 * minute });
  send(region, { kind: 'base-image', image });
  await region.run({ forMs: minute });
  expectOneBuild(1);
});
