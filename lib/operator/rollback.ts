import { DescribeImagesCommand } from '@aws-sdk/client-ec2';
import { DescribeExecutionCommand, ExecutionDoesNotExist, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { chooseRollback } from '../decisions/choose-rollback.ts';
import { deploymentsOf } from './deployments-of.ts';
import { findFleet } from './find-line.ts';
import type { Operator, OperatorClients } from './operator.ts';
import { OperatorError } from './operator-error.ts';
import { readCoreSettings } from './read-settings.ts';
import { statusOfFleet } from './status-of-fleet.ts';
import { versionsOf } from './status-of-image.ts';

export interface RollbackOptions {
  fleet: string;
  reason?: string;
  /** Until the fleet is back. */
  wait?: boolean;
}

const POLL_MS = 15_000;

/** Starts a deployment of the version that the fleet ran before, through the same gates as any other. */
export async function rollback(operator: Operator, options: RollbackOptions): Promise<boolean> {
  const { clients, report } = operator;
  const core = await readCoreSettings(clients.ssm);
  const line = await findFleet(clients.ssm, options.fleet);
  const { fleet, settings } = line;
  const choice = chooseRollback({
    fleet,
    current: await statusOfFleet(clients, core, line),
    deployments: await deploymentsOf(clients, core, fleet),
    versions: await versionsOf(clients, core, settings.image),
  });
  if (!choice.possible) throw new OperatorError(choice.reason, choice.next);
  await demandImage(clients, choice.amiId, fleet);
  const stamp = new Date(operator.nowMs())
    .toISOString()
    .replaceAll(/[^0-9]/g, '')
    .slice(0, 14);
  const { executionArn } = await clients.sfn.send(
    new StartExecutionCommand({
      stateMachineArn: core.stateMachines.deployFleet,
      name: `${fleet}-${choice.version}-back-${stamp}`,
      input: JSON.stringify({
        fleet,
        image: settings.image,
        version: choice.version,
        amiId: choice.amiId,
        releaseId: `rollback-${stamp}`,
        direction: 'back',
        ...(options.reason === undefined ? {} : { reason: options.reason }),
      }),
    }),
  );
  report({ event: 'started', fleet, from: choice.from, to: choice.version, executionArn: executionArn ?? '' });
  return options.wait === true ? follow(operator, fleet, executionArn ?? '') : true;
}

/** A deregistered AMI would fail only when the first instance is launched. */
async function demandImage(clients: OperatorClients, amiId: string, fleet: string): Promise<void> {
  const { Images } = await clients.ec2.send(
    new DescribeImagesCommand({ Filters: [{ Name: 'image-id', Values: [amiId] }], IncludeDisabled: true }),
  );
  const state = Images?.[0]?.State ?? 'gone';
  if (state === 'available') return;
  throw new OperatorError(
    `cannot roll fleet "${fleet}" back: the AMI ${amiId} of the version before is ${state}`,
    state === 'disabled'
      ? `enable it with "aws ec2 enable-image --image-id ${amiId}", then ask again`
      : 'build a better version instead: "goldsmith build <image> --reason …"',
  );
}

async function follow(operator: Operator, fleet: string, executionArn: string): Promise<boolean> {
  const { nowMs, report, pause } = operator;
  const startedMs = nowMs();
  for (;;) {
    const execution = await look(operator, executionArn, startedMs);
    if (execution.status === 'SUCCEEDED') {
      const output: { outcome?: string; reasons?: string[] } = JSON.parse(execution.output ?? '{}');
      report({ event: 'ended', fleet, outcome: output.outcome ?? 'unknown', reasons: output.reasons ?? [] });
      return output.outcome === 'deployed';
    }
    if (execution.status !== 'RUNNING') {
      const reason = execution.cause ?? execution.error ?? `the execution is ${execution.status}`;
      report({ event: 'ended', fleet, outcome: 'failed', reasons: [reason] });
      return false;
    }
    await pause(POLL_MS);
  }
}

/** Step Functions describes an execution some time after its start, without saying how long. */
const UNSEEN_MS = 60_000;

async function look({ clients, nowMs }: Operator, executionArn: string, startedMs: number) {
  try {
    return await clients.sfn.send(new DescribeExecutionCommand({ executionArn }));
  } catch (error) {
    if (!(error instanceof ExecutionDoesNotExist) || nowMs() - startedMs > UNSEEN_MS) throw error;
    return { status: 'RUNNING', output: undefined, cause: undefined, error: undefined };
  }
}
