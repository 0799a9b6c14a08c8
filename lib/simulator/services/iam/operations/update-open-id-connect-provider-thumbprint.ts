import type { CallContext } from '../../../kernel/service.ts';
import { providerOf } from '../identity-providers.ts';
import type { IamState } from '../state.ts';

export function updateOpenIdConnectProviderThumbprint(
  input: { OpenIDConnectProviderArn: string; ThumbprintList: string[] },
  context: CallContext<IamState>,
) {
  providerOf(context, input.OpenIDConnectProviderArn).thumbprints = input.ThumbprintList;
  return {};
}
