import type { DeploymentState, ImageVersionState } from '../contract/ledger.ts';

export interface PastDeployment {
  id: string;
  version: string;
  direction?: 'forward' | 'back' | undefined;
  previousVersion?: string | undefined;
  previousAmi?: string | undefined;
  state: DeploymentState;
}

export interface RollbackFacts {
  fleet: string;
  /** What the group launches now. */
  current: { amiId?: string | undefined; version?: string | undefined };
  /** Newest first. */
  deployments: readonly PastDeployment[];
  versions: readonly { version: string; state: ImageVersionState; reasons: readonly string[] }[];
}

export type Rollback =
  | { possible: true; from: string; version: string; amiId: string }
  /** `next` says what to do instead. */
  | { possible: false; reason: string; next: string };

/** Which version a fleet goes back to: the one that ran before the last forward deployment of what runs now. */
export function chooseRollback({ fleet, current, deployments, versions }: RollbackFacts): Rollback {
  const running = deployments.find((deployment) => ['deploying', 'rolling-back'].includes(deployment.state));
  if (running !== undefined) {
    return refused(
      `deployment "${running.id}" of version ${running.version} is ${running.state}`,
      'wait for its end, which "goldsmith status" shows; a failing one takes itself back',
    );
  }
  if (current.version === undefined) {
    return refused(
      `it runs ${current.amiId ?? 'an AMI of its own'}, which is no version in the ledger`,
      `look at its drift with "goldsmith status", and deploy a version to it first`,
    );
  }
  const arrival = deployments.find(
    ({ version, state, direction }) => version === current.version && state === 'deployed' && direction !== 'back',
  );
  const { previousVersion, previousAmi } = arrival ?? {};
  if (previousVersion === undefined || previousAmi === undefined) {
    return refused(
      `version ${current.version} is the first that it ran, as far as the ledger knows`,
      `build a better version instead: "goldsmith build <image> --reason …"`,
    );
  }
  const previous = versions.find(({ version }) => version === previousVersion);
  if (previous !== undefined && previous.state !== 'golden') {
    const why = previous.reasons.length === 0 ? '' : ` (${previous.reasons.join('; ')})`;
    return refused(
      `the version before, ${previousVersion}, is ${previous.state}${why}, and such a version is never launched again`,
      `build a better version instead: "goldsmith build <image> --reason …"`,
    );
  }
  return { possible: true, from: current.version, version: previousVersion, amiId: previousAmi };

  function refused(reason: string, next: string): Rollback {
    return { possible: false, reason: `cannot roll fleet "${fleet}" back: ${reason}`, next };
  }
}
