import { ServiceError } from '../kernel/service-error.ts';

/** Words of IAM about a policy that is none. */
export const malformed = (message: string): ServiceError => new ServiceError('MalformedPolicyDocument', message);

/** What IAM knows and this model does not judge is refused by name where a policy is put, never passed over. */
export const outsideModel = (what: string): ServiceError =>
  new ServiceError('NotModelled', `The simulator does not judge ${what}; see docs/fidelity.md`, { statusCode: 501 });
