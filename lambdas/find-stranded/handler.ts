// Every quarter of an hour: which executions have ended and yet hold something, since the event of their end was lost or what
// it called has failed? Each is told of again, in the words of that event.

import { Logger } from '@aws-lambda-powertools/logger';
import { readEnvironment } from '../../lib/contract/environment.ts';
import { type Suspect, suspectsOf } from '../../lib/decisions/stranded-work.ts';
import { readLine } from '../plan-release/ledger.ts';
import { findEnded } from './find-ended.ts';
import { fleetNames, imageNames } from './names.ts';
import { readHolder } from './read-holder.ts';
import { tellStranded } from './tell-stranded.ts';

const logger = new Logger();
const machines = {
  buildImage: readEnvironment('buildImageArn', process.env),
  releaseImage: readEnvironment('releaseImageArn', process.env),
};

export async function handler(): Promise<void> {
  for (const suspect of await allSuspects()) {
    const ended = await findEnded(suspect);
    if (ended === undefined) continue;
    await tellStranded(ended);
    logger.warn('told of a stranded execution', { execution: ended.executionArn, status: ended.status });
  }
}

async function allSuspects(): Promise<Suspect[]> {
  const suspects: Suspect[] = [];
  for (const fleet of await fleetNames()) {
    const holder = await readHolder(`fleet/${fleet}`);
    if (holder !== undefined) suspects.push([holder]);
  }
  for (const image of await imageNames()) {
    const holder = await readHolder(`release/${image}`);
    suspects.push(...suspectsOf({ image, ...(await readLine(image)), holder, execution }));
  }
  return suspects;
}

const execution = (machine: keyof typeof machines, name: string) =>
  `${machines[machine].replace(':stateMachine:', ':execution:')}:${name}`;
