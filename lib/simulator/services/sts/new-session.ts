// A session of a role: who it is, what bounds it, its credentials.

import type { Caller, Credentials } from '../../kernel/caller.ts';
import type { CallContext } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import { readIdentityPolicy } from '../../policies/identity-grammar.ts';
import type { FoundRole } from './find-role.ts';
import type { StsState } from './state.ts';

interface Asked {
  readonly RoleSessionName: string;
  readonly Policy?: string;
  readonly PolicyArns?: { arn?: string }[];
  readonly keys: Readonly<Record<string, string>>;
}

interface Granted {
  readonly role: FoundRole;
  readonly seconds: number;
  /** Programs outside live in their own time: a session that an operator took on outlasts what they were told. */
  readonly lasting: boolean;
}

export function newSession(asked: Asked, { role, seconds, lasting }: Granted, context: CallContext<StsState>) {
  const { account, partition, clock } = context;
  const boundedBy = sessionPolicies(asked, context);
  const id = `${role.RoleId}:${asked.RoleSessionName}`;
  const session: Caller = {
    kind: 'role',
    account,
    arn: `arn:${partition}:sts::${account}:assumed-role/${role.RoleName}/${asked.RoleSessionName}`,
    roleArn: role.Arn,
    keys: { 'aws:userid': id, 'aws:TokenIssueTime': clock.now().toISOString(), ...asked.keys },
    ...(boundedBy.length === 0 ? {} : { boundedBy }),
  };
  const credentials = issue(context, clock.nowMs + seconds * 1000);
  const heldMs = lasting ? Number.POSITIVE_INFINITY : credentials.expiresMs;
  context.callers.register({ ...credentials, expiresMs: heldMs }, session, clock.nowMs);
  return {
    Credentials: {
      AccessKeyId: credentials.accessKeyId,
      SecretAccessKey: credentials.secretAccessKey,
      SessionToken: credentials.sessionToken,
      Expiration: new Date(credentials.expiresMs),
    },
    AssumedRoleUser: { AssumedRoleId: id, Arn: session.arn },
    ...(boundedBy.length === 0 ? {} : { PackedPolicySize: packedSize(boundedBy) }),
  };
}

/** Inline and managed policies of a session allow together what the role allows besides. */
function sessionPolicies({ Policy, PolicyArns = [] }: Asked, context: CallContext<StsState>): string[] {
  const texts = PolicyArns.flatMap(({ arn }) => (arn === undefined ? [] : [managedText(arn, context)]));
  if (Policy === undefined) return texts;
  readIdentityPolicy(Policy);
  return [...texts, Policy];
}

function managedText(PolicyArn: string, context: CallContext<StsState>): string {
  try {
    const { Policy } = context.call('iam', 'GetPolicy', { PolicyArn });
    const VersionId = Policy.DefaultVersionId;
    const { PolicyVersion } = context.call('iam', 'GetPolicyVersion', { PolicyArn, VersionId });
    return decodeURIComponent(PolicyVersion.Document);
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'NoSuchEntity') throw error;
    throw new ServiceError('ValidationError', `Policy ${PolicyArn} does not exist or is not attachable.`);
  }
}

/** Roles that are taken on from another role's session last an hour at most, whatever they allow themselves. */
export function secondsOf(asked: { DurationSeconds?: number }, caller: Caller, most: number): number {
  const { DurationSeconds: seconds = 3600 } = asked;
  if (caller.kind === 'role' && seconds > 3600) {
    throw new ServiceError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  }
  if (seconds <= most) return seconds;
  throw new ServiceError(
    'ValidationError',
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  );
}

/** Percent of what AWS's packed form may hold, which nobody outside can compute: the plain length is taken for it. */
const packedSize = (texts: readonly string[]): number => Math.min(100, Math.ceil((100 * texts.join('').length) / 2048));

function issue({ ids }: CallContext<StsState>, expiresMs: number): Credentials {
  return {
    accessKeyId: `ASIA${ids.upper(16)}`,
    secretAccessKey: ids.hex(40),
    sessionToken: ids.hex(64),
    expiresMs,
  };
}
