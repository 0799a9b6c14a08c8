/**
 * Error names of ours that a state machine catches, retries or ends with. ASL matches on `name`, so each is set explicitly;
 * a test compares every ErrorEquals with this list.
 */
export const errorNames = {
  /** A build ended otherwise than with a verdict; the execution's cause tells why. */
  buildFailed: 'BuildFailed',
  /** A fleet does not yet look as it should; looked at again. */
  fleetNotSettled: 'FleetNotSettled',
} as const;

export type ErrorName = (typeof errorNames)[keyof typeof errorNames];

/** An error whose name a state machine can match. */
export function namedError(name: ErrorName, message: string): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}
