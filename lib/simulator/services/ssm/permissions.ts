// The resources that calls to Systems Manager are judged on.

import type { CallContext, Permission, ServiceDefinition } from '../../kernel/service.ts';
import { getDocumentRecord } from './documents.ts';
import { isPublic, plainName } from './parameters.ts';
import type { SsmState } from './state.ts';

type Context = CallContext<SsmState>;

function parameter({ partition, region, account }: Context, action: string, given: string): Permission {
  const name = plainName(given).split(':')[0] as string;
  const owner = isPublic(name) ? '' : account;
  const path = name.startsWith('/') ? name : `/${name}`;
  return { action: `ssm:${action}`, resource: `arn:${partition}:ssm:${region}:${owner}:parameter${path}` };
}

function one(action: string) {
  return (input: { Name?: string }, context: Context) => [parameter(context, action, input.Name ?? '')];
}

function several(action: string) {
  return (input: { Names?: string[] }, context: Context) =>
    (input.Names ?? []).map((name) => parameter(context, action, name));
}

/** Documents of AWS carry no account in their ARN. */
function documentArn({ state, partition, region, account }: Context, name: string): string {
  let owner = account;
  try {
    if (getDocumentRecord(state, name).owner === 'Amazon') owner = '';
  } catch {
    // The operation itself answers for a document that does not exist.
  }
  return `arn:${partition}:ssm:${region}:${owner}:document/${name}`;
}

function document(action: string) {
  return (input: { Name?: string }, context: Context): Permission[] => [
    { action: `ssm:${action}`, resource: documentArn(context, input.Name ?? '') },
  ];
}

function sendCommand(
  input: { DocumentName?: string; InstanceIds?: string[]; Targets?: unknown[]; ServiceRoleArn?: string },
  context: Context,
): Permission[] {
  const action = 'ssm:SendCommand';
  const { partition, region, account } = context;
  const instance = (id: string) => `arn:${partition}:ec2:${region}:${account}:instance/${id}`;
  return [
    { action, resource: documentArn(context, input.DocumentName ?? '') },
    ...(input.InstanceIds ?? []).map((id) => ({ action, resource: instance(id), conditions: tagsOf(context, id) })),
    ...(input.Targets === undefined ? [] : [{ action, resource: instance('*') }]),
    // The role that tells a topic of the command's end.
    ...(input.ServiceRoleArn === undefined
      ? []
      : [
          {
            action: 'iam:PassRole',
            resource: input.ServiceRoleArn,
            conditions: { 'iam:PassedToService': 'ssm.amazonaws.com' },
          },
        ]),
  ];
}

function tagsOf(context: Context, id: string): NonNullable<Permission['conditions']> {
  try {
    const { Reservations } = context.call('ec2', 'DescribeInstances', { InstanceIds: [id] });
    const tags = (Reservations[0].Instances[0].Tags ?? []) as { Key: string; Value: string }[];
    return Object.fromEntries(
      tags.flatMap(({ Key, Value }) => [
        [`ssm:resourceTag/${Key}`, Value],
        [`aws:ResourceTag/${Key}`, Value],
      ]),
    );
  } catch {
    return {};
  }
}

function tags(action: string) {
  return (input: { ResourceType?: string; ResourceId?: string }, context: Context): Permission[] => {
    const id = input.ResourceId ?? '';
    if (input.ResourceType === 'Document') return [{ action: `ssm:${action}`, resource: documentArn(context, id) }];
    return [parameter(context, action, id)];
  };
}

export const permissions: NonNullable<ServiceDefinition<SsmState>['permissions']> = {
  PutParameter: (input, context) => [
    parameter(context, 'PutParameter', input.Name ?? ''),
    ...(input.Tags === undefined ? [] : [parameter(context, 'AddTagsToResource', input.Name ?? '')]),
  ],
  GetParameter: one('GetParameter'),
  GetParameters: several('GetParameters'),
  GetParameterHistory: one('GetParameterHistory'),
  GetParametersByPath: (input, context) => [
    parameter(context, 'GetParametersByPath', (input.Path ?? '').replace(/(.)\/$/, '$1')),
  ],
  LabelParameterVersion: one('LabelParameterVersion'),
  DeleteParameter: one('DeleteParameter'),
  DeleteParameters: several('DeleteParameters'),
  AddTagsToResource: tags('AddTagsToResource'),
  RemoveTagsFromResource: tags('RemoveTagsFromResource'),
  ListTagsForResource: tags('ListTagsForResource'),
  SendCommand: sendCommand,
  CreateDocument: document('CreateDocument'),
  DescribeDocument: document('DescribeDocument'),
  GetDocument: document('GetDocument'),
  UpdateDocument: document('UpdateDocument'),
  DeleteDocument: document('DeleteDocument'),
};
