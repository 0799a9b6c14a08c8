import * as sdk from '@aws-sdk/client-lambda';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { refuse } from './constraint-words.ts';
import { splitName } from './functions.ts';
import { addPermission } from './operations/add-permission.ts';
import { createEventSourceMapping } from './operations/create-event-source-mapping.ts';
import { createFunction } from './operations/create-function.ts';
import { deleteEventSourceMapping } from './operations/delete-event-source-mapping.ts';
import { deleteFunction } from './operations/delete-function.ts';
import { deleteFunctionConcurrency } from './operations/delete-function-concurrency.ts';
import { deleteFunctionEventInvokeConfig } from './operations/delete-function-event-invoke-config.ts';
import { getEventSourceMapping } from './operations/get-event-source-mapping.ts';
import { getFunction } from './operations/get-function.ts';
import { getFunctionConfiguration } from './operations/get-function-configuration.ts';
import { getFunctionEventInvokeConfig } from './operations/get-function-event-invoke-config.ts';
import { getPolicy } from './operations/get-policy.ts';
import { invoke } from './operations/invoke.ts';
import { listEventSourceMappings } from './operations/list-event-source-mappings.ts';
import { listFunctions } from './operations/list-functions.ts';
import { listTags } from './operations/list-tags.ts';
import { listVersionsByFunction } from './operations/list-versions-by-function.ts';
import { publishVersion } from './operations/publish-version.ts';
import { putFunctionConcurrency } from './operations/put-function-concurrency.ts';
import { putFunctionEventInvokeConfig } from './operations/put-function-event-invoke-config.ts';
import { removePermission } from './operations/remove-permission.ts';
import { tagResource } from './operations/tag-resource.ts';
import { untagResource } from './operations/untag-resource.ts';
import { updateEventSourceMapping } from './operations/update-event-source-mapping.ts';
import { updateFunctionCode } from './operations/update-function-code.ts';
import { updateFunctionConfiguration } from './operations/update-function-configuration.ts';
import { permissions } from './permissions.ts';
import { policyText } from './policy.ts';
import { eventInvokeConfig } from './resources/event-invoke-config.ts';
import { eventSourceMapping } from './resources/event-source-mapping.ts';
import { functionType } from './resources/function.ts';
import { permission } from './resources/permission.ts';
import { version } from './resources/version.ts';
import { createState, type LambdaState } from './state.ts';
import { onMessageAvailable } from './transitions/poll-queue.ts';

export const lambda: ServiceDefinition<LambdaState> = {
  name: 'lambda',
  signingNames: ['lambda'],
  actionPrefix: 'lambda',
  principal: 'lambda.amazonaws.com',
  sdk,
  createState,
  refuse,
  operations: {
    AddPermission: addPermission,
    CreateEventSourceMapping: createEventSourceMapping,
    CreateFunction: createFunction,
    DeleteEventSourceMapping: deleteEventSourceMapping,
    DeleteFunction: deleteFunction,
    DeleteFunctionConcurrency: deleteFunctionConcurrency,
    DeleteFunctionEventInvokeConfig: deleteFunctionEventInvokeConfig,
    GetEventSourceMapping: getEventSourceMapping,
    GetFunction: getFunction,
    GetFunctionConfiguration: getFunctionConfiguration,
    GetFunctionEventInvokeConfig: getFunctionEventInvokeConfig,
    GetPolicy: getPolicy,
    Invoke: invoke,
    ListEventSourceMappings: listEventSourceMappings,
    ListFunctions: listFunctions,
    ListTags: listTags,
    ListVersionsByFunction: listVersionsByFunction,
    PublishVersion: publishVersion,
    PutFunctionConcurrency: putFunctionConcurrency,
    PutFunctionEventInvokeConfig: putFunctionEventInvokeConfig,
    RemovePermission: removePermission,
    TagResource: tagResource,
    UntagResource: untagResource,
    UpdateEventSourceMapping: updateEventSourceMapping,
    UpdateFunctionCode: updateFunctionCode,
    UpdateFunctionConfiguration: updateFunctionConfiguration,
  },
  permissions,
  resourcePolicy({ resource }, { state, account }) {
    const fn = state.functions.get(splitName(resource).name);
    if (fn === undefined || !resource.startsWith(fn.arn)) return undefined;
    return { text: fn.policy.size === 0 ? undefined : policyText(fn), owner: account };
  },
  resourceTypes: {
    'AWS::Lambda::EventInvokeConfig': eventInvokeConfig,
    'AWS::Lambda::EventSourceMapping': eventSourceMapping,
    'AWS::Lambda::Function': functionType,
    'AWS::Lambda::Permission': permission,
    'AWS::Lambda::Version': version,
  },
  onTransition: onMessageAvailable,
};
