import { expect, it } from 'vitest';
import type { Region } from '../../lib/simulator/region.ts';
import { core, image, nextBuild, signals, versions } from './builds.ts';
import { advisory, billOfGolden, causesOf, FIXED, gatheringRegion, minute } from './gatherings.ts';

const CVES = 100;
const INSTANCES = 100;
const MESSAGES = CVES * INSTANCES;

/** List prices of us-east-1 in dollars, each of one: on demand, arm64. */
const PRICES = { invocation: 0.2e-6, gigabyteSecond: 13.3334e-6, write: 0.625e-6, read: 0.125e-6, sqs: 0.4e-6 };
const MEMORY_GB = 0.256;

it('10,000 findings at once are one build and cost cents; sent again from the archive, they are none', async () => {
  const region = await gatheringRegion();
  const before = versions(region).length;
  let counts = count(region);
  await burst(region);
  const built = await nextBuild(region);
  counts.stop();
  expect(versions(region)).toHaveLength(before + 1);
  expect(causesOf(region, built.version)).toHaveLength(CVES);
  expect(signals(region).filter(({ kind }) => kind === 'finding')).toHaveLength(CVES);
  report('new', counts);
  // One conditional write for each message, and little more for those that are new.
  expect(counts.dynamodb / MESSAGES).toBeLessThan(1.5);
  expect(counts.sqs / MESSAGES).toBeLessThan(0.3);
  expect(counts.dollars()).toBeLessThan(0.05);

  billOfGolden(region, { openssl: FIXED });
  counts = count(region);
  await burst(region);
  counts.stop();
  report('again', counts);
  expect(versions(region)).toHaveLength(before + 1);
  expect(counts.dynamodb / MESSAGES).toBeLessThan(1.5);
}, 300_000);

async function burst(region: Region): Promise<void> {
  const { signalsQueueUrl: QueueUrl } = core(region);
  for (let instance = 0; instance < INSTANCES; instance++) {
    for (let from = 0; from < CVES; from += 10) {
      const Entries = Array.from({ length: 10 }, (_, at) => ({ Id: `m-${at}`, MessageBody: finding(from + at) }));
      region.call('sqs', 'SendMessageBatch', { QueueUrl, Entries });
    }
  }
  await region.run({ forMs: 10 * minute });
}

function finding(cve: number): string {
  const { advisory: _, feed: __, ...flaw } = advisory(String(cve).padStart(3, '0'));
  return JSON.stringify({ ...flaw, kind: 'finding', amiId: 'ami-1', image });
}

const WRITES = ['PutItem', 'UpdateItem', 'DeleteItem'];

/** Requests of the function, and those that Lambda makes for it. */
function count(region: Region) {
  const counted = { invocations: 0, dynamodb: 0, writes: 0, reads: 0, transactions: 0, sqs: 0, other: 0 };
  const stop = region.journal.listen((entry) => {
    if (entry.kind !== 'call' || !entry.caller.includes('goldsmith-receive-signal')) return;
    const { service, operation } = entry;
    if (service === 'dynamodb') {
      counted.dynamodb++;
      if (operation === 'TransactWriteItems') counted.transactions += 1;
      else if (WRITES.includes(operation)) counted.writes++;
      else counted.reads++;
    } else if (service === 'sqs') {
      counted.sqs++;
      // Each batch is deleted in one request.
      if (operation === 'DeleteMessageBatch') counted.invocations++;
    } else counted.other++;
  });
  // A transaction writes up to ten items, and each costs two writes; a batch takes a second at the most.
  const dollars = () =>
    counted.invocations * (PRICES.invocation + MEMORY_GB * PRICES.gigabyteSecond) +
    (counted.writes + counted.transactions * 20) * PRICES.write +
    counted.reads * PRICES.read +
    (counted.sqs + MESSAGES) * PRICES.sqs;
  return Object.assign(counted, { stop, dollars });
}

function report(what: string, { stop: _, dollars, ...counted }: ReturnType<typeof count>): void {
  const figures = Object.entries(counted).map(([name, value]) => `${name} ${value}`);
  console.log(`${MESSAGES} findings (${what}): ${figures.join(', ')}, ${dollars().toFixed(4)} USD`);
}
