import type { ResourceRequest, ResourceType } from '../../../kernel/service.ts';

/** Every change replaces, as in AWS. */
export const permission: ResourceType = {
  create(request) {
    const { FunctionName, Action, Principal, SourceArn, SourceAccount, PrincipalOrgID, EventSourceToken } =
      request.properties;
    request.call('lambda', 'AddPermission', {
      FunctionName,
      Action,
      Principal,
      SourceArn,
      SourceAccount,
      PrincipalOrgID,
      EventSourceToken,
      StatementId: request.generatedName,
    });
    return { physicalId: request.generatedName, attributes: { Id: request.generatedName } };
  },
  delete(request: ResourceRequest, { physicalId }) {
    request.call('lambda', 'RemovePermission', {
      FunctionName: request.properties['FunctionName'],
      StatementId: physicalId,
    });
    return undefined;
  },
};
