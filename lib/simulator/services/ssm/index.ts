import * as sdk from '@aws-sdk/client-ssm';
import { eventually } from '../../kernel/eventual.ts';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { addTagsToResource } from './operations/add-tags-to-resource.ts';
import { cancelCommand } from './operations/cancel-command.ts';
import { createDocument } from './operations/create-document.ts';
import { deleteDocument } from './operations/delete-document.ts';
import { deleteParameter } from './operations/delete-parameter.ts';
import { deleteParameters } from './operations/delete-parameters.ts';
import { describeDocument } from './operations/describe-document.ts';
import { describeInstanceInformation } from './operations/describe-instance-information.ts';
import { describeParameters } from './operations/describe-parameters.ts';
import { getCommandInvocation } from './operations/get-command-invocation.ts';
import { getDocument } from './operations/get-document.ts';
import { getParameter } from './operations/get-parameter.ts';
import { getParameterHistory } from './operations/get-parameter-history.ts';
import { getParameters } from './operations/get-parameters.ts';
import { getParametersByPath } from './operations/get-parameters-by-path.ts';
import { labelParameterVersion } from './operations/label-parameter-version.ts';
import { listCommandInvocations } from './operations/list-command-invocations.ts';
import { listCommands } from './operations/list-commands.ts';
import { listDocuments } from './operations/list-documents.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { putParameter } from './operations/put-parameter.ts';
import { removeTagsFromResource } from './operations/remove-tags-from-resource.ts';
import { sendCommand } from './operations/send-command.ts';
import { updateDocument } from './operations/update-document.ts';
import { permissions } from './permissions.ts';
import { document } from './resources/document.ts';
import { parameter } from './resources/parameter.ts';
import { createState, type SsmState } from './state.ts';

export const ssm: ServiceDefinition<SsmState> = {
  name: 'ssm',
  signingNames: ['ssm'],
  actionPrefix: 'ssm',
  principal: 'ssm.amazonaws.com',
  sdk,
  createState,
  operations: eventually(
    {
      AddTagsToResource: addTagsToResource,
      CancelCommand: cancelCommand,
      CreateDocument: createDocument,
      DeleteDocument: deleteDocument,
      DeleteParameter: deleteParameter,
      DeleteParameters: deleteParameters,
      DescribeDocument: describeDocument,
      DescribeInstanceInformation: describeInstanceInformation,
      DescribeParameters: describeParameters,
      GetCommandInvocation: getCommandInvocation,
      GetDocument: getDocument,
      GetParameter: getParameter,
      GetParameterHistory: getParameterHistory,
      GetParameters: getParameters,
      GetParametersByPath: getParametersByPath,
      LabelParameterVersion: labelParameterVersion,
      ListCommandInvocations: listCommandInvocations,
      ListCommands: listCommands,
      ListDocuments: listDocuments,
      ListTagsForResource: listTagsForResource,
      PutParameter: putParameter,
      RemoveTagsFromResource: removeTagsFromResource,
      SendCommand: sendCommand,
      UpdateDocument: updateDocument,
    },
    { maps: ['parameters'] },
  ),
  permissions,
  resourceTypes: {
    'AWS::SSM::Document': document,
    'AWS::SSM::Parameter': parameter,
  },
};
