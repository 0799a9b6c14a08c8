import type { CallContext } from '../../../kernel/service.ts';
import { providerOf } from '../identity-providers.ts';
import type { IamState } from '../state.ts';

export function getOpenIdConnectProvider(input: { OpenIDConnectProviderArn: string }, context: CallContext<IamState>) {
  const { issuer, clientIds, thumbprints, created, tags } = providerOf(context, input.OpenIDConnectProviderArn);
  return { Url: issuer, ClientIDList: clientIds, ThumbprintList: thumbprints, CreateDate: created, Tags: tags };
}
