// OpenID Connect providers: issuers whose tokens roles may trust.

import type { CallContext } from '../../kernel/service.ts';
import { invalidInput, noSuchEntity } from './errors.ts';
import type { IamState, OidcProvider } from './state.ts';

/** Source: IAM User Guide, "IAM and AWS STS quotas": client ids a provider. */
const MAX_CLIENT_IDS = 100;

/** Without the scheme, as ARNs, condition keys and GetOpenIDConnectProvider say it. */
export function issuerOf(url: string): string {
  if (!/^https:\/\/[^/?#]+([^?#]*[^/?#])?\/?$/.test(url)) throw invalidInput('Invalid Open ID Connect Provider URL');
  return url.replace(/^https:\/\//, '').replace(/\/$/, '');
}

export function checkClientIds(ids: readonly string[]): void {
  if (ids.length > MAX_CLIENT_IDS) throw invalidInput(`A provider has at most ${MAX_CLIENT_IDS} client ids.`);
}

export function providerOf({ state }: CallContext<IamState>, arn: string): OidcProvider {
  const provider = state.providers.get(arn);
  if (provider === undefined) throw noSuchEntity(`OpenIDConnect Provider not found for arn ${arn}`);
  return provider;
}
