import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { readEnvironment } from '../../lib/contract/environment.ts';
import type { ExposureReport } from '../../lib/contract/exposure.ts';
import { type AdvisorySignal, signalsOfExposures } from '../../lib/decisions/signals-of-exposures.ts';
import { tellAdvisory } from '../../lib/decisions/tell-advisory.ts';
import type { WatchedImage } from './images.ts';
import { readCauses, readTold, recordTold } from './ledger.ts';

const sqs = new SQSClient({});
const queueUrl = readEnvironment('signalsQueueUrl', process.env);

/** Puts on the queue what of the newest golden version's exposures is worth a build, and gives how many that were. */
export async function tellExposures(report: ExposureReport, watched: WatchedImage, nowMs: number): Promise<number> {
  const signals = signalsOfExposures(report);
  // The ledger is asked only then: nearly always nothing is.
  if (signals.length === 0) return 0;
  const told = await readTold(report.image);
  const causes = await readCauses(report.image, watched.unfinished);
  let count = 0;
  for (const signal of signals) {
    const key = causeKey(signal);
    const beingBuilt = causes.building.has(key);
    const gathered = causes.gathered.has(key);
    if (!tellAdvisory({ when: signal.when, nowMs, told: told.get(key), beingBuilt, gathered })) continue;
    await send(signal, nowMs);
    // Lost in between, it is sent twice; the other way round it would be lost for a day.
    await recordTold(report.image, key, { when: signal.when, atMs: nowMs });
    count++;
  }
  return count;
}

const causeKey = ({ feed, advisory }: AdvisorySignal) => `advisory ${feed} ${advisory}`;

/** With an id of its own, so that whoever gets it twice sees that it is one. */
async function send(signal: AdvisorySignal, nowMs: number): Promise<void> {
  const id = `${signal.feed}/${signal.advisory}/${signal.version}/${signal.when}/${new Date(nowMs).toISOString().slice(0, 10)}`;
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify({ ...signal, id }) }));
}
