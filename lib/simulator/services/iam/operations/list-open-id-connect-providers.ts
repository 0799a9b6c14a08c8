import type { CallContext } from '../../../kernel/service.ts';
import type { IamState } from '../state.ts';

export function listOpenIdConnectProviders(_input: object, { state }: CallContext<IamState>) {
  return { OpenIDConnectProviderList: [...state.providers.keys()].map((Arn) => ({ Arn })) };
}
