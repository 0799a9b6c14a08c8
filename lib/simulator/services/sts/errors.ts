import type { Caller } from '../../kernel/caller.ts';
import { ServiceError } from '../../kernel/service-error.ts';

/** STS gives no reason; users' logs show none. */
export function denied(caller: Caller, roleArn: string): ServiceError {
  const who = caller.kind === 'service' ? (caller.principal ?? caller.arn) : caller.arn;
  return new ServiceError(
    'AccessDenied',
    `User: ${who} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
    { statusCode: 403 },
  );
}
