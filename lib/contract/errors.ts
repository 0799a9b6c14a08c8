/**
 * Error names of ours that a state machine catches, retries or ends with. ASL matches on `name`, so each is set explicitly;
 * a test compares every ErrorEquals with this list.
 */
export const errorNames = {
  /** A build ended otherwise than with a verdict; the execution's cause tells why. */
  buildFailed: 'BuildFailed',
  /** The parameter of the golden image did not take its value. */
  notPublished: 'NotPublished',
  /** The list of what is installed is not wholly there yet; asked for again. */
  listNotFinished: 'ListNotFinished',
  /** A fleet does not yet look as it should; looked at again. */
  fleetNotSettled: 'FleetNotSettled',
  /** The canary was not healthy, worse than the baseline, or could not be judged. */
  canaryFailed: 'CanaryFailed',
  /** The instance refresh of the body ended otherwise than in success. */
  refreshFailed: 'RefreshFailed',
  /** The way back did not reach its end; a watcher tries again. */
  fleetNotTakenBack: 'FleetNotTakenBack',
} as const;

export type ErrorName = (typeof errorNames)[keyof typeof errorNames];

/** An error whose name a state machine can match. */
export function namedError(name: ErrorName, message: string): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}
