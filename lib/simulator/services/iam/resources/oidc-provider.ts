// AWS::IAM::OIDCProvider
import type { ResourceType } from '../../../kernel/service.ts';
import { unlessGone } from './unless-gone.ts';

export const oidcProvider: ResourceType = {
  duration: 'cloudformation.iam-resource',
  replacedBy: ['Url'],
  create(request) {
    const { Url, ClientIdList, ThumbprintList, Tags } = request.properties;
    const { OpenIDConnectProviderArn: arn } = request.call('iam', 'CreateOpenIDConnectProvider', {
      Url,
      ClientIDList: ClientIdList,
      ThumbprintList,
      Tags,
    });
    return { physicalId: arn, attributes: { Arn: arn } };
  },
  update(request, { physicalId: OpenIDConnectProviderArn, previousProperties }) {
    const { ClientIdList = [], ThumbprintList } = request.properties;
    const before: string[] = previousProperties['ClientIdList'] ?? [];
    for (const ClientID of ClientIdList.filter((id: string) => !before.includes(id))) {
      request.call('iam', 'AddClientIDToOpenIDConnectProvider', { OpenIDConnectProviderArn, ClientID });
    }
    for (const ClientID of before.filter((id) => !ClientIdList.includes(id))) {
      request.call('iam', 'RemoveClientIDFromOpenIDConnectProvider', { OpenIDConnectProviderArn, ClientID });
    }
    if (ThumbprintList !== undefined) {
      request.call('iam', 'UpdateOpenIDConnectProviderThumbprint', { OpenIDConnectProviderArn, ThumbprintList });
    }
    return { physicalId: OpenIDConnectProviderArn, attributes: { Arn: OpenIDConnectProviderArn } };
  },
  delete(request, { physicalId: OpenIDConnectProviderArn }) {
    unlessGone(() => request.call('iam', 'DeleteOpenIDConnectProvider', { OpenIDConnectProviderArn }));
    return undefined;
  },
};
