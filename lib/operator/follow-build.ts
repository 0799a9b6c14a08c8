import { DescribeExecutionCommand, ExecutionDoesNotExist } from '@aws-sdk/client-sfn';
import { versionSlug } from '../contract/names.ts';
import type { CoreSettings } from '../contract/settings.ts';
import type { SignalMessage, VersionMessage } from './message.ts';
import type { Operator } from './operator.ts';
import { OperatorError } from './operator-error.ts';
import { versionsOf } from './status-of-image.ts';
import { recentSignals } from './status-of-signals.ts';

interface Followed {
  image: string;
  /** Of the signal. */
  id: string;
  timeoutSeconds: number;
}

const POLL_MS = 15_000;

/** Reports what becomes of a signal, then of its build. True when the version is golden. */
export async function followBuild(operator: Operator, core: CoreSettings, followed: Followed): Promise<boolean> {
  const deadlineMs = operator.nowMs() + followed.timeoutSeconds * 1000;
  const signal = await waitFor(operator, { deadlineMs, what: 'an answer to the signal' }, async () => {
    const recent = await recentSignals(operator.clients, core, { image: followed.image, limit: 50 });
    return recent.find((candidate) => candidate.id === followed.id && isAnswered(candidate));
  });
  operator.report(signal);
  if (signal.version === undefined) return false;
  let shown = '';
  const version = await waitFor(operator, { deadlineMs, what: `the end of ${signal.version}` }, async () => {
    const all = await versionsOf(operator.clients, core, followed.image);
    const found = all.find((candidate) => candidate.version === signal.version);
    if (found !== undefined && found.state !== shown) {
      operator.report(found);
      shown = found.state;
    }
    await demandAlive(operator, core, { image: followed.image, version: signal.version ?? '' }, found);
    return found !== undefined && isEnded(found) ? found : undefined;
  });
  return version.state === 'golden';
}

const isAnswered = ({ fate }: SignalMessage) => fate !== undefined && fate !== 'waiting';
const isEnded = ({ state }: VersionMessage) => state !== 'building' && state !== 'testing';

/** A build that died leaves its version unended. */
async function demandAlive(
  { clients }: Operator,
  core: CoreSettings,
  { image, version }: { image: string; version: string },
  found: VersionMessage | undefined,
): Promise<void> {
  if (found !== undefined && isEnded(found)) return;
  const name = versionSlug(image, version);
  const executionArn = `${core.stateMachines.buildImage.replace(':stateMachine:', ':execution:')}:${name}`;
  try {
    const execution = await clients.sfn.send(new DescribeExecutionCommand({ executionArn }));
    if (execution.status === 'RUNNING' || execution.status === 'SUCCEEDED') return;
    throw new OperatorError(
      `cannot finish the build of ${name}: its execution is ${execution.status} (${execution.cause ?? execution.error ?? 'no cause given'})`,
      `look at the execution ${executionArn}, then ask again with "goldsmith build ${image}"`,
    );
  } catch (error) {
    if (!(error instanceof ExecutionDoesNotExist)) throw error;
  }
}

async function waitFor<Found>(
  { nowMs, pause }: Operator,
  { deadlineMs, what }: { deadlineMs: number; what: string },
  look: () => Promise<Found | undefined>,
): Promise<Found> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (nowMs() >= deadlineMs) {
      throw new OperatorError(
        `cannot wait longer for ${what}: the time of --timeout is over`,
        'nothing was stopped; see how it goes on with "goldsmith status"',
      );
    }
    await pause(POLL_MS);
  }
}
