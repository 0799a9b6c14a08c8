import type { CallContext } from '../../../kernel/service.ts';
import { checkClientIds, providerOf } from '../identity-providers.ts';
import type { IamState } from '../state.ts';

/** One that is there already is no error. */
export function addClientIdToOpenIdConnectProvider(
  input: { OpenIDConnectProviderArn: string; ClientID: string },
  context: CallContext<IamState>,
) {
  const provider = providerOf(context, input.OpenIDConnectProviderArn);
  const clientIds = [...new Set([...provider.clientIds, input.ClientID])];
  checkClientIds(clientIds);
  provider.clientIds = clientIds;
  return {};
}
