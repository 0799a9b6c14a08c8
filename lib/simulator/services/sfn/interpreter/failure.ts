/** A state failed with an error by name, as Retry and Catch see it. */
export class StateFailure extends Error {
  readonly error: string | undefined;
  readonly failureCause: string | undefined;
  /** Further names that match it. */
  readonly alias: string | undefined;

  constructor(error: string | undefined, cause: string | undefined, alias?: string) {
    super(`${error}: ${cause}`);
    this.name = 'StateFailure';
    this.error = error;
    this.failureCause = cause;
    this.alias = alias;
  }

  /** As catchers see it: what is not known is empty. */
  get output(): { Error: string; Cause: string } {
    return { Error: this.error ?? '', Cause: this.failureCause ?? '' };
  }

  /** As histories show it: what is not known is left out. */
  get details(): { error?: string; cause?: string } {
    return {
      ...(this.error === undefined ? {} : { error: this.error }),
      ...(this.failureCause === undefined ? {} : { cause: this.failureCause }),
    };
  }

  /** Whether a retrier or catcher for these names takes it. */
  matches(errorEquals: readonly string[]): boolean {
    if (this.error === 'States.Runtime') return false;
    return errorEquals.some((name) => {
      if (name === this.error || (this.alias !== undefined && name === this.alias)) return true;
      if (this.error === 'States.DataLimitExceeded') return false;
      if (name === 'States.ALL') return true;
      return name === 'States.TaskFailed' && this.error !== 'States.Timeout';
    });
  }
}

/** A timeout carries no cause; a missed heartbeat shows as States.Timeout and is caught under both names. */
export const timedOut = () => new StateFailure('States.Timeout', undefined);
export const heartbeatMissed = () => new StateFailure('States.Timeout', undefined, 'States.HeartbeatTimeout');
