import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { denied } from '../errors.ts';
import { findRole } from '../find-role.ts';
import { newSession, secondsOf } from '../new-session.ts';
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
  const { caller } = context;
  refuseOutside(input);
  const role = findRole(input.RoleArn, context);
  // AWS does not tell a role that is not there from one that may not be taken.
  if (role === undefined) throw denied(caller, input.RoleArn);
  const seconds = secondsOf(input, caller, role.MaxSessionDuration);
  const keys = Object.fromEntries((input.Tags ?? []).map(({ Key, Value }) => [`aws:PrincipalTag/${Key}`, Value]));
  return newSession({ ...input, keys }, { role, seconds, lasting: caller.kind === 'operator' }, context);
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
