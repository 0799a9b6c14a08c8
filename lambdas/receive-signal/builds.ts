import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { readEnvironment } from '../../lib/contract/environment.ts';
import { versionSlug } from '../../lib/contract/names.ts';
import type { HeldBuild } from './ledger.ts';

const sfn = new SFNClient({});
const buildImageArn = readEnvironment('buildImageArn', process.env);

export interface BuildInput {
  readonly image: string;
  readonly version: string;
  readonly causes: readonly { readonly kind: string; readonly key: string; readonly receivedAt: string }[];
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

/** Between taking the image in the ledger and starting the execution lie milliseconds; so long we believe the ledger. */
const STARTING_MS = 120_000;

/** Whether the build of a version runs, by its own word: a build that died holds nobody up. */
export async function isRunning(image: string, held: HeldBuild, nowMs: number): Promise<boolean> {
  const executionArn = `${buildImageArn.replace(':stateMachine:', ':execution:')}:${versionSlug(image, held.version)}`;
  try {
    return (await sfn.send(new DescribeExecutionCommand({ executionArn }))).status === 'RUNNING';
  } catch (error) {
    if ((error as Error).name === 'ExecutionDoesNotExist') return nowMs - held.beganMs < STARTING_MS;
    throw error;
  }
}
