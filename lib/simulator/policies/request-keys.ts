import type { Caller } from '../kernel/caller.ts';
import type { Origin, Permission } from '../kernel/service.ts';
import type { Keys } from './conditions.ts';

/**
 * The global condition keys of a request. What is asked inside the region goes between services, which speak TLS; only a request
 * to an address that begins with `http:` and is not on this machine's own loopback interface is not secure.
 */
export function requestKeys(asked: {
  readonly caller: Caller;
  readonly permission: Permission;
  /** The account of the resource, where its ARN names none. */
  readonly owner: string | undefined;
  readonly origin: Origin | undefined;
  readonly region: string;
  readonly nowMs: number;
}): Keys {
  const { caller, permission, owner, origin, region, nowMs } = asked;
  return {
    ...callerKeys(caller),
    ...caller.keys,
    'aws:CurrentTime': new Date(nowMs).toISOString(),
    'aws:EpochTime': Math.floor(nowMs / 1000),
    'aws:RequestedRegion': region,
    'aws:ResourceAccount': accountIn(permission.resource) ?? owner ?? caller.account,
    'aws:SecureTransport': origin?.secure ?? true,
    'aws:SourceIp': origin?.address,
  };
}

/**
 * A service that delivers for a resource has that resource's ARN as its own, which is what its target sees as the source; one
 * without a resource stands as `arn:aws:iam::aws:service/…`, and its target sees none.
 */
function callerKeys(caller: Caller): Keys {
  if (caller.kind !== 'service') {
    return {
      'aws:PrincipalArn': caller.roleArn ?? caller.arn,
      'aws:PrincipalAccount': caller.account,
      'aws:PrincipalType': caller.kind === 'role' ? 'AssumedRole' : 'User',
      'aws:PrincipalIsAWSService': false,
      'aws:username': caller.kind === 'operator' ? caller.arn.split('/').at(-1) : undefined,
    };
  }
  const source = /^arn:[^:]*:iam::aws:service\//.test(caller.arn) ? undefined : caller.arn;
  return {
    'aws:SourceArn': source,
    'aws:SourceAccount': source === undefined ? undefined : (accountIn(source) ?? caller.account),
    'aws:PrincipalIsAWSService': true,
    'aws:PrincipalServiceName': caller.principal,
  };
}

/** The account in an ARN; those of S3 name none. */
function accountIn(arn: string): string | undefined {
  const account = arn.split(':')[4];
  return account !== undefined && /^\d{12}$/.test(account) ? account : undefined;
}
