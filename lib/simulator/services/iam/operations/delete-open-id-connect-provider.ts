import type { CallContext } from '../../../kernel/service.ts';
import { providerOf } from '../identity-providers.ts';
import type { IamState } from '../state.ts';

/** Roles that trust it stay, and let nobody in by it. */
export function deleteOpenIdConnectProvider(
  input: { OpenIDConnectProviderArn: string },
  context: CallContext<IamState>,
) {
  context.state.providers.delete(providerOf(context, input.OpenIDConnectProviderArn).arn);
  return {};
}
