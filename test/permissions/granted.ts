// What the synthesized templates allow each role: every action of every statement on every one of its resources.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Role {
  /** Its stack and its logical id without the hash; stacks of images and of fleets count as one each. */
  readonly title: string;
  /** Names that it has in regions. */
  readonly named: RegExp;
}

export interface Grant {
  readonly role: Role;
  /** As the statement has it; `policy <name>` stands for a policy of AWS. */
  readonly action: string;
  /** As a policy's pattern, `*` where the template knows an id only later. */
  readonly resource: string;
}

interface Resource {
  readonly Type: string;
  readonly Properties?: Record<string, any>;
}

interface Template {
  readonly stack: string;
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: any; readonly Export?: { readonly Name: string } }>>;
}

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
}

/** Grants of all stacks of the given cloud assemblies, each once. */
export function grantsOf(assemblies: readonly string[]): Grant[] {
  const grants = assemblies.flatMap((assembly) => {
    const templates = readdirSync(assembly)
      .filter((file) => file.endsWith('.template.json'))
      .map((file) => ({
        ...JSON.parse(readFileSync(join(assembly, file), 'utf8')),
        stack: file.replace('.template.json', ''),
      })) as Template[];
    return templates.flatMap((template) => grantsIn(template, templates));
  });
  return [...new Map(grants.map((grant) => [`${grant.role.title} ${grant.action} ${grant.resource}`, grant])).values()];
}

function grantsIn(template: Template, templates: readonly Template[]): Grant[] {
  const { stack, Resources } = template;
  return Object.entries(Resources).flatMap(([logicalId, { Type, Properties = {} }]) => {
    if (Type === 'AWS::IAM::Role') return grantsOfRole(template, roleOf(stack, logicalId), Properties);
    if (Type !== 'AWS::IAM::Policy' && Type !== 'AWS::IAM::ManagedPolicy') return [];
    return (Properties['Roles'] as Record<string, string>[]).flatMap(({ Ref, 'Fn::ImportValue': imported }) => {
      const role = Ref === undefined ? importedRole(templates, imported) : roleOf(stack, Ref);
      return grantsOfPolicy(template, role, Properties['PolicyDocument']);
    });
  });
}

/** A stack may add to a role of another one. */
function importedRole(templates: readonly Template[], name: string | undefined): Role {
  for (const { stack, Outputs = {} } of templates) {
    const output = Object.values(Outputs).find(({ Export }) => Export?.Name === name);
    if (output !== undefined) return roleOf(stack, output.Value.Ref);
  }
  throw new Error(`cannot find the role that a stack imports as '${name}': no stack of the app exports it`);
}

function grantsOfRole(template: Template, role: Role, properties: Record<string, any>): Grant[] {
  const inline = (properties['Policies'] ?? []) as { PolicyDocument: { Statement: Statement[] } }[];
  const managed = (properties['ManagedPolicyArns'] ?? []) as unknown[];
  return [
    ...inline.flatMap(({ PolicyDocument }) => grantsOfPolicy(template, role, PolicyDocument)),
    ...managed.map((arn) => ({ role, action: `policy ${textOf(template, arn).split('/').at(-1)}`, resource: '*' })),
  ];
}

function grantsOfPolicy(template: Template, role: Role, { Statement }: { Statement: Statement[] }): Grant[] {
  return Statement.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action, Resource }) =>
    [Action]
      .flat()
      .flatMap((action) => [Resource].flat().map((one) => ({ role, action, resource: textOf(template, one) }))),
  );
}

/** Regions name a role by 24 characters of its stack, 24 of its logical id and 12 of chance. */
function roleOf(stack: string, logicalId: string): Role {
  const kind = /^goldsmith-(image|fleet)-/.exec(stack)?.[0];
  const title = `${kind === undefined ? stack : `${kind}*`} ${logicalId.replace(/[0-9A-F]{8}$/, '')}`;
  const stacks = kind === undefined ? stack.slice(0, 24) : `${kind}.*`;
  return { title, named: new RegExp(`^${stacks}-${logicalId.slice(0, 24)}-\\w{12}$`) };
}

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-east-1',
  'AWS::AccountId': '111122223333',
};
const NAMES = ['FunctionName', 'LogGroupName', 'StateMachineName', 'TableName', 'QueueName', 'RoleName', 'TopicName'];
/** Types whose names in regions begin with the stack and the logical id. */
const NAMED_BY_ID = /^AWS::(IAM::Role|SQS::Queue|DynamoDB::\w*Table|Logs::LogGroup|Lambda::Function|SNS::Topic)$/;

function textOf(template: Template, value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as Record<string, any>;
  if (join !== undefined) return join[1].map((part: unknown) => textOf(template, part)).join(join[0]);
  const id: string | undefined = Ref ?? attribute?.[0];
  return id === undefined ? '*' : (PSEUDO[id] ?? nameOf(template, id));
}

function nameOf(template: Template, logicalId: string): string {
  const { Type = '', Properties = {} } = template.Resources[logicalId] ?? {};
  const given = NAMES.map((name) => Properties[name]).find((name) => name !== undefined);
  if (given !== undefined) return `*${textOf(template, given)}*`;
  return NAMED_BY_ID.test(Type) ? `*${logicalId.slice(0, 24)}*` : '*';
}
