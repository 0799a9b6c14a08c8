import type { Caller, Credentials } from '../../../kernel/caller.ts';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { readIdentityPolicy } from '../../../policies/identity-grammar.ts';
import { denied } from '../errors.ts';
import { findRole } from '../find-role.ts';
import type { StsState } from '../state.ts';

interface Input {
  RoleArn: string;
  RoleSessionName: string;
  DurationSeconds?: number;
  ExternalId?: string;
  Policy?: string;
  PolicyArns?: { arn?: string }[];
  Tags?: { Key: string; Value: string }[];
  TransitiveTagKeys?: unknown[];
  SourceIdentity?: string;
  SerialNumber?: string;
  TokenCode?: string;
}

/** That the role may be taken on was judged before, by its trust policy. */
export function assumeRole(input: Input, context: CallContext<StsState>) {
  const { caller, account, partition, clock } = context;
  refuseOutside(input);
  const role = findRole(input.RoleArn, context);
  // AWS does not tell a role that is not there from one that may not be taken.
  if (role === undefined) throw denied(caller, input.RoleArn);
  const boundedBy = sessionPolicies(input, context);
  const seconds = secondsOf(input, caller, role.MaxSessionDuration);
  const id = `${role.RoleId}:${input.RoleSessionName}`;
  const session: Caller = {
    kind: 'role',
    account,
    arn: `arn:${partition}:sts::${account}:assumed-role/${role.RoleName}/${input.RoleSessionName}`,
    roleArn: role.Arn,
    keys: {
      'aws:userid': id,
      'aws:TokenIssueTime': clock.now().toISOString(),
      ...Object.fromEntries((input.Tags ?? []).map(({ Key, Value }) => [`aws:PrincipalTag/${Key}`, Value])),
    },
    ...(boundedBy.length === 0 ? {} : { boundedBy }),
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
    AssumedRoleUser: { AssumedRoleId: id, Arn: session.arn },
    ...(boundedBy.length === 0 ? {} : { PackedPolicySize: packedSize(boundedBy) }),
  };
}

const OUTSIDE = ['TransitiveTagKeys', 'SourceIdentity', 'SerialNumber', 'TokenCode'] as const;

function refuseOutside(input: Input): void {
  for (const member of OUTSIDE) {
    if (input[member] === undefined) continue;
    throw new ServiceError('NotModelled', `The simulator does not judge ${member} of a session; see docs/fidelity.md`, {
      statusCode: 501,
    });
  }
}

/** Inline and managed policies of a session allow together what the role allows besides. */
function sessionPolicies({ Policy, PolicyArns = [] }: Input, context: CallContext<StsState>): string[] {
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
function secondsOf({ DurationSeconds: seconds = 3600 }: Input, caller: Caller, most: number): number {
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
