import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { readEnvironment } from '../../lib/contract/environment.ts';
import { versionSlug } from '../../lib/contract/names.ts';
import { publishNewest } from '../publish-golden/publish-newest.ts';
import { tellVersion } from './tell-version.ts';

const sfn = new SFNClient({});
const releaseImageArn = readEnvironment('releaseImageArn', process.env);

/** What the machine does after the verdict, under the same names, so that what it has done already is not done again. */
export async function releaseGolden({ image, version }: { image: string; version: string }): Promise<void> {
  await publishNewest(image);
  await tellVersion({ image, version, state: 'golden', reasons: [] });
  try {
    await sfn.send(
      new StartExecutionCommand({
        stateMachineArn: releaseImageArn,
        name: versionSlug(image, version),
        input: JSON.stringify({ image, version }),
      }),
    );
  } catch (error) {
    if ((error as Error).name !== 'ExecutionAlreadyExists') throw error;
  }
}
