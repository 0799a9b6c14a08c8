// Custom::GoldsmithFirstImage. A request of CloudFormation is answered at once when there is a golden version, and a changed recipe
// asks for the next; else it is written down, a build is asked for, and the event of that build's verdict brings the answer.

import { Logger } from '@aws-lambda-powertools/logger';
import { logIds } from '../../lib/contract/log-ids.ts';
import { answer } from './answer.ts';
import { askForBuild, tellOfChange } from './ask-for-build.ts';
import { goldenAmi } from './parameters.ts';
import { seedFleets } from './seed-fleets.ts';
import { StackEvent, type StackRequest } from './stack-event.ts';
import { forgetWaiting, keepWaiting, waitingFor } from './waiting.ts';

const logger = new Logger();

export async function handler(input: unknown): Promise<void> {
  const event = StackEvent.parse(input);
  if ('RequestType' in event) {
    logger.appendKeys(logIds({ image: event.ResourceProperties.Image }));
    await request(event);
  } else {
    const { image, version, state, reasons } = event.detail;
    logger.appendKeys(logIds({ image, version }));
    for (const waiting of await waitingFor(image)) {
      if (state === 'golden') await succeed(waiting);
      else await fail(waiting, `the first version of ${image} was rejected: ${reasons.join('; ')}`);
      await forgetWaiting(waiting);
    }
  }
  logger.resetKeys();
}

async function request(event: StackRequest): Promise<void> {
  // The parameters stay when the stack goes: fleets, and what others made of them, may still read them.
  if (event.RequestType === 'Delete') {
    await answer(event, physicalId(event), { status: 'SUCCESS' });
    return;
  }
  try {
    const { Image, Digest } = event.ResourceProperties;
    if ((await goldenAmi(Image)) !== undefined) {
      // The deployment does not wait for the bake: fleets keep their image until the new version is proven.
      if (Digest !== undefined && Digest !== event.OldResourceProperties?.Digest) await tellOfChange(event, Digest);
      return await succeed(event);
    }
    // First written down, then asked for, then looked at again: a verdict in between is not missed.
    await keepWaiting(event);
    await askForBuild(event);
    if ((await goldenAmi(Image)) === undefined) {
      logger.info('waiting for the first golden version');
      return;
    }
    await succeed(event);
    await forgetWaiting(event);
  } catch (error) {
    // CloudFormation would wait an hour for an answer that does not come.
    await fail(event, (error as Error).message);
    throw error;
  }
}

const physicalId = (event: StackRequest) => `goldsmith-first-image-${event.ResourceProperties.Image}`;

async function succeed(event: StackRequest): Promise<void> {
  const { Image, Fleets } = event.ResourceProperties;
  const amiId = await goldenAmi(Image);
  if (amiId === undefined) throw new Error(`cannot seed the fleets of "${Image}": its golden parameter is gone`);
  await seedFleets(Fleets, amiId);
  const heard = await answer(event, physicalId(event), { status: 'SUCCESS' });
  logger.info('answered: there is a golden version', { amiId, heard });
}

async function fail(event: StackRequest, reason: string): Promise<void> {
  const heard = await answer(event, physicalId(event), { status: 'FAILED', reason });
  logger.error('answered: there is none', { reason, heard });
}
