import type { Caller } from '../../../kernel/caller.ts';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { decide } from '../../../policies/decide.ts';
import { remember } from '../../../policies/remember.ts';
import { readTrustPolicy } from '../../../policies/resource-grammar.ts';
import { type FoundRole, findRole } from '../find-role.ts';
import { newSession, secondsOf } from '../new-session.ts';
import type { StsState } from '../state.ts';
import { invalidToken, readToken, type WebIdentity } from '../web-identity-token.ts';

interface Input {
  RoleArn: string;
  RoleSessionName: string;
  WebIdentityToken: string;
  DurationSeconds?: number;
  Policy?: string;
  PolicyArns?: { arn?: string }[];
}

/**
 * Asked without a signature: the token alone says who asks, so the role's trust policy is judged here, about the provider of the
 * token with the claims as condition keys. Source: STS API Reference; IAM User Guide, "Create a role for OpenID Connect federation".
 */
export function assumeRoleWithWebIdentity(input: Input, context: CallContext<StsState>) {
  const identity = readToken(input.WebIdentityToken);
  const provider = `arn:${context.partition}:iam::${context.account}:oidc-provider/${identity.issuer}`;
  checkProvider(provider, identity, context);
  if (identity.expiresMs <= context.clock.nowMs) {
    throw new ServiceError(
      'ExpiredTokenException',
      'Token expired: current date/time must be before the expiration date/time',
    );
  }
  const role = findRole(input.RoleArn, context);
  if (role === undefined || !trusts(role, { identity, provider, input }, context)) {
    throw new ServiceError('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity', {
      statusCode: 403,
    });
  }
  const asker: Caller = { ...context.caller, kind: 'service' };
  const seconds = secondsOf(input, asker, role.MaxSessionDuration);
  return {
    ...newSession({ ...input, keys: { 'aws:FederatedProvider': provider } }, { role, seconds, lasting: true }, context),
    SubjectFromWebIdentityToken: identity.subject,
    Provider: provider,
    Audience: audienceOf(identity),
  };
}

const audienceOf = ({ authorizedParty, audiences }: WebIdentity): string | undefined => authorizedParty ?? audiences[0];

function checkProvider(OpenIDConnectProviderArn: string, identity: WebIdentity, context: CallContext<StsState>): void {
  const known = providerOf(OpenIDConnectProviderArn, context);
  if (known === undefined) {
    throw invalidToken(`No OpenIDConnect provider found in your account for https://${identity.issuer}`);
  }
  const asked = identity.authorizedParty === undefined ? identity.audiences : [identity.authorizedParty];
  if (!asked.some((one) => known.ClientIDList.includes(one))) throw invalidToken('Incorrect token audience');
}

function providerOf(OpenIDConnectProviderArn: string, context: CallContext<StsState>) {
  try {
    return context.call<{ ClientIDList: string[] }>('iam', 'GetOpenIDConnectProvider', { OpenIDConnectProviderArn });
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'NoSuchEntity') return undefined;
    throw error;
  }
}

function trusts(
  role: FoundRole,
  { identity, provider, input }: { identity: WebIdentity; provider: string; input: Input },
  { account, caller, clock }: CallContext<StsState>,
): boolean {
  const text = decodeURIComponent(role.AssumeRolePolicyDocument);
  const keys = {
    [`${identity.issuer}:aud`]: audienceOf(identity),
    [`${identity.issuer}:sub`]: identity.subject,
    'aws:FederatedProvider': provider,
    'aws:CurrentTime': clock.now().toISOString(),
    'aws:SecureTransport': true,
    'sts:RoleSessionName': input.RoleSessionName,
  };
  const refusal = decide({
    caller: { kind: 'service', account, arn: caller.arn, principal: provider },
    request: { action: 'sts:AssumeRoleWithWebIdentity', resource: role.Arn, keys },
    layers: [],
    resource: { document: remember('trust', text, readTrustPolicy), owner: account, required: true },
  });
  return refusal === undefined;
}
