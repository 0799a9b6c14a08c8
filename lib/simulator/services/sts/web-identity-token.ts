// What a token of an OpenID Connect provider says. Its signature is not verified: nobody here has the provider's keys.

import { ServiceError } from '../../kernel/service-error.ts';

export interface WebIdentity {
  /** Without the scheme, as providers are named. */
  readonly issuer: string;
  readonly subject: string;
  readonly audiences: readonly string[];
  /** The party that asked for it, which AWS judges in the place of the audience when there is one. */
  readonly authorizedParty: string | undefined;
  readonly expiresMs: number;
}

export const invalidToken = (message: string) => new ServiceError('InvalidIdentityToken', message);

export function readToken(token: string): WebIdentity {
  const claims = claimsOf(token);
  const { iss, sub, aud, azp, exp } = claims;
  if (typeof iss !== 'string' || typeof exp !== 'number') throw invalidToken('Missing a required claim: iss, exp');
  if (typeof sub !== 'string') throw invalidToken('Missing a required claim: sub');
  return {
    issuer: iss.replace(/^https:\/\//, '').replace(/\/$/, ''),
    subject: sub,
    audiences: [aud].flat().filter((one): one is string => typeof one === 'string'),
    authorizedParty: typeof azp === 'string' ? azp : undefined,
    expiresMs: exp * 1000,
  };
}

function claimsOf(token: string): Record<string, unknown> {
  const [header, payload, signature, more] = token.split('.');
  try {
    if (header === undefined || payload === undefined || signature === undefined || more !== undefined)
      throw new Error();
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (typeof claims === 'object' && claims !== null) return claims as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw invalidToken('The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)');
}
