// Reads a fleet and says what is left to do until it is as wanted; throws FleetNotSettled while it only takes time.

import { Logger } from '@aws-lambda-powertools/logger';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { FleetExpectation } from '../../lib/contract/deployment.ts';
import { errorNames, namedError } from '../../lib/contract/errors.ts';
import { logIds } from '../../lib/contract/log-ids.ts';
import { parameters } from '../../lib/contract/parameters.ts';
import { type FleetLook, verifyFleet } from '../../lib/decisions/verify-fleet.ts';
import { readFleet } from './read-fleet.ts';

const logger = new Logger();
const ssm = new SSMClient({});

export async function handler(event: unknown): Promise<FleetLook> {
  const { job, fleet, road, ...expected } = FleetExpectation.parse(event);
  const { image, version, deployment, execution, releaseId } = job;
  logger.appendKeys(logIds({ image, version, fleet: fleet.fleet, release: releaseId, deployment, execution }));
  const facts = await readFleet(fleet);
  const parameterAmi = await fleetImage(fleet.fleet);
  const look = verifyFleet({ facts, ...expected, parameterAmi });
  logger.info(`fleet ${look.step}`, { look, expected, road });
  if (look.step === 'unsettled' || (road === 'forward' && look.step !== 'settled')) {
    throw namedError(
      errorNames.fleetNotSettled,
      `the fleet "${fleet.fleet}" is not yet wholly on template version ${expected.templateVersion}: ${look.reasons.join('; ')}`,
    );
  }
  return look;
}

async function fleetImage(fleet: string): Promise<string> {
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: parameters.fleetImage(fleet) }));
  return Parameter?.Value ?? '';
}
