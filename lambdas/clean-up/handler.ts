// A build that did not reach its end: no test instance stays, no bake runs on, the ledger says why, whoever listens is told.
// One that died between its verdict and its release is brought to its end.

import { Logger } from '@aws-lambda-powertools/logger';
import { logIds } from '../../lib/contract/log-ids.ts';
import { parseBrokenBuild } from './broken-build.ts';
import { cancelBake } from './cancel-bake.ts';
import { rejectVersion } from './reject-version.ts';
import { releaseGolden } from './release-golden.ts';
import { tellVersion } from './tell-version.ts';
import { terminateTestInstances } from './terminate-test-instances.ts';

const logger = new Logger();

export async function handler(input: unknown): Promise<void> {
  const { image, version, execution, reason } = parseBrokenBuild(input);
  const instances = await terminateTestInstances(execution);
  const rejection = await rejectVersion({ image, version, reason });
  if (rejection.imageArn !== undefined) await cancelBake(rejection.imageArn, execution);
  // Told once more when called once more: whoever waits for it may have missed the first.
  if (rejection.state === 'rejected') await tellVersion({ image, version, state: 'rejected', reasons: [reason] });
  if (rejection.state === 'golden') await releaseGolden({ image, version });
  logger.info('cleaned up', { ...logIds({ image, version, execution }), reason, instances, ...rejection });
}
