import type { CallContext } from '../../../kernel/service.ts';
import { alreadyExists } from '../errors.ts';
import { checkClientIds, issuerOf } from '../identity-providers.ts';
import type { IamState, Tag } from '../state.ts';

interface Input {
  Url: string;
  ClientIDList?: string[];
  ThumbprintList?: string[];
  Tags?: Tag[];
}

/** IAM looks the certificate's thumbprint up when none is given; here nothing is looked up, and the list stays empty. */
export function createOpenIdConnectProvider(input: Input, context: CallContext<IamState>) {
  const { state, clock, account, partition } = context;
  const issuer = issuerOf(input.Url);
  const arn = `arn:${partition}:iam::${account}:oidc-provider/${issuer}`;
  if (state.providers.has(arn)) throw alreadyExists(`Provider with url https://${issuer} already exists.`);
  checkClientIds(input.ClientIDList ?? []);
  state.providers.set(arn, {
    arn,
    issuer,
    clientIds: [...new Set(input.ClientIDList ?? [])],
    thumbprints: input.ThumbprintList ?? [],
    created: clock.now(),
    tags: input.Tags ?? [],
  });
  return { OpenIDConnectProviderArn: arn, Tags: input.Tags ?? [] };
}
