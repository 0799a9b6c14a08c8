import type { CallContext } from '../../../kernel/service.ts';
import { providerOf } from '../identity-providers.ts';
import type { IamState } from '../state.ts';

/** One that is not there is no error. */
export function removeClientIdFromOpenIdConnectProvider(
  input: { OpenIDConnectProviderArn: string; ClientID: string },
  context: CallContext<IamState>,
) {
  const provider = providerOf(context, input.OpenIDConnectProviderArn);
  provider.clientIds = provider.clientIds.filter((id) => id !== input.ClientID);
  return {};
}
