import type { ResourceRequest, ResourceResult, ResourceType } from '../../../kernel/service.ts';

export const eventInvokeConfig: ResourceType = {
  replacedBy: ['FunctionName', 'Qualifier'],
  create: (request) => put(request),
  update: (request) => put(request),
  delete(request) {
    const { FunctionName, Qualifier } = request.properties;
    request.call('lambda', 'DeleteFunctionEventInvokeConfig', { FunctionName, Qualifier });
    return undefined;
  },
};

function put(request: ResourceRequest): ResourceResult {
  const { FunctionName, Qualifier, MaximumRetryAttempts, MaximumEventAgeInSeconds, DestinationConfig } =
    request.properties;
  const number = (value: unknown) => (value === undefined ? undefined : Number(value));
  request.call('lambda', 'PutFunctionEventInvokeConfig', {
    FunctionName,
    Qualifier,
    MaximumRetryAttempts: number(MaximumRetryAttempts),
    MaximumEventAgeInSeconds: number(MaximumEventAgeInSeconds),
    DestinationConfig,
  });
  return { physicalId: `${FunctionName}|${Qualifier}` };
}
