import type { Caller, Credentials } from '../../../kernel/caller.ts';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { readPolicy } from '../../../policies/document.ts';
import { judgeResource } from '../../../policies/evaluate.ts';
import type { StsState } from '../state.ts';

interface Input {
  RoleArn: string;
  RoleSessionName: string;
  DurationSeconds?: number;
  ExternalId?: string;
  Policy?: string;
  PolicyArns?: unknown[];
}

interface FoundRole {
  Arn: string;
  RoleId: string;
  RoleName: string;
  MaxSessionDuration: number;
  AssumeRolePolicyDocument: string;
}

export function assumeRole(input: Input, context: CallContext<StsState>) {
  const { caller, account, partition, clock } = context;
  if (input.Policy !== undefined || input.PolicyArns !== undefined) {
    throw new ServiceError('NotModelled', 'The simulator does not judge session policies; see docs/fidelity.md', {
      statusCode: 501,
    });
  }
  if (!/^[\w+=,.@-]{2,64}$/.test(input.RoleSessionName)) {
    throw new ServiceError(
      'ValidationError',
      `1 validation error detected: Value '${input.RoleSessionName}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`,
    );
  }
  const role = findRole(input, context);
  const request = {
    action: 'sts:AssumeRole',
    // A trust policy has no resource of its own: it speaks of its role.
    resource: role.Arn,
    keys: { 'sts:ExternalId': input.ExternalId, 'sts:RoleSessionName': input.RoleSessionName },
  };
  const trust = readPolicy(decodeURIComponent(role.AssumeRolePolicyDocument));
  if (judgeResource(trust, request, caller) !== 'allow') throw denied(caller, input.RoleArn);
  const seconds = input.DurationSeconds ?? 3600;
  if (seconds > role.MaxSessionDuration) {
    throw new ServiceError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
  const session: Caller = {
    kind: 'role',
    account,
    arn: `arn:${partition}:sts::${account}:assumed-role/${role.RoleName}/${input.RoleSessionName}`,
    roleArn: role.Arn,
  };
  const credentials = issue(context, clock.nowMs + seconds * 1000);
  // Programs outside live in their own time: a session that an operator took on outlasts what they were told.
  const heldMs = caller.kind === 'operator' ? Number.POSITIVE_INFINITY : credentials.expiresMs;
  context.callers.register({ ...credentials, expiresMs: heldMs }, session, clock.nowMs);
  return {
    Credentials: {
      AccessKeyId: credentials.accessKeyId,
      SecretAccessKey: credentials.secretAccessKey,
      SessionToken: credentials.sessionToken,
      Expiration: new Date(credentials.expiresMs),
    },
    AssumedRoleUser: { AssumedRoleId: `${role.RoleId}:${input.RoleSessionName}`, Arn: session.arn },
  };
}

function findRole(input: Input, context: CallContext<StsState>): FoundRole {
  const name = input.RoleArn.split('/').at(-1) ?? '';
  try {
    const { Role } = context.call<{ Role: FoundRole }>('iam', 'GetRole', { RoleName: name });
    if (Role.Arn === input.RoleArn) return Role;
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'NoSuchEntity') throw error;
  }
  // AWS does not tell a role that is not there from one that may not be taken.
  throw denied(context.caller, input.RoleArn);
}

function issue({ ids }: CallContext<StsState>, expiresMs: number): Credentials {
  return {
    accessKeyId: `ASIA${ids.upper(16)}`,
    secretAccessKey: ids.hex(40),
    sessionToken: ids.hex(64),
    expiresMs,
  };
}

function denied(caller: Caller, roleArn: string): ServiceError {
  const who = caller.kind === 'service' ? (caller.principal ?? caller.arn) : caller.arn;
  return new ServiceError(
    'AccessDenied',
    `User: ${who} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
    { statusCode: 403 },
  );
}
