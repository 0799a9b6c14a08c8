import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Cause } from '../../lib/contract/cause.ts';
import { readEnvironment } from '../../lib/contract/environment.ts';
import { versionSlug } from '../../lib/contract/names.ts';

const sfn = new SFNClient({});
const buildImageArn = readEnvironment('buildImageArn', process.env);

export interface BuildInput {
  readonly image: string;
  readonly version: string;
  /** The first of them: an input holds 256 KiB. All are items of the ledger. */
  readonly causes: readonly Cause[];
  readonly causesCount: number;
}

/** Named after the version: asked twice, it starts once. */
export async function startBuild(input: BuildInput): Promise<void> {
  try {
    await sfn.send(
      new StartExecutionCommand({
        stateMachineArn: buildImageArn,
        name: versionSlug(input.image, input.version),
        input: JSON.stringify(input),
      }),
    );
  } catch (error) {
    if ((error as Error).name !== 'ExecutionAlreadyExists') throw error;
  }
}

/** How the build of a version goes, by its own word: one that died holds nobody up. Executions are forgotten after 90 days. */
export async function lookAtBuild(image: string, version: string): Promise<'running' | 'ended' | 'unknown'> {
  const executionArn = `${buildImageArn.replace(':stateMachine:', ':execution:')}:${versionSlug(image, version)}`;
  try {
    return (await sfn.send(new DescribeExecutionCommand({ executionArn }))).status === 'RUNNING' ? 'running' : 'ended';
  } catch (error) {
    if ((error as Error).name === 'ExecutionDoesNotExist') return 'unknown';
    throw error;
  }
}
