// From a request that carries a template to what the stack is asked to become.

import type { Caller } from '../../../kernel/caller.ts';
import type { ServiceContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { insufficientCapabilities, validationError } from '../errors.ts';
import type { CloudFormationState, Desired, GivenParameters, Stack } from '../state.ts';
import { checkRules } from './conditions.ts';
import { readParameters } from './parameters.ts';
import { checkReferences } from './references.ts';
import { stackScope } from './stack-scope.ts';
import { parseTemplate, type Template } from './template.ts';

export interface TemplateInput {
  readonly TemplateBody?: string;
  readonly TemplateURL?: string;
  readonly UsePreviousTemplate?: boolean;
  readonly Parameters?: GivenParameters;
  readonly Capabilities?: readonly string[];
  readonly Tags?: readonly { Key?: string; Value?: string }[];
}

/** @throws ValidationError, InsufficientCapabilitiesException */
export function readDesired(
  input: TemplateInput,
  on: { stack: Stack; caller: Caller; stackCaller: Caller },
  context: ServiceContext<CloudFormationState>,
): Desired {
  const { stack, caller, stackCaller } = on;
  const body = input.UsePreviousTemplate === true ? stack.current?.body : templateBody(input, { caller, context });
  if (body === undefined) throw validationError('Either Template URL or Template Body must be specified.');
  const template = parseTemplate(body);
  checkReferences(template);
  checkCapabilities(template, input.Capabilities ?? []);
  checkTypesKept(template, stack);
  const parameters = readParameters(
    template,
    { given: input.Parameters ?? [], previous: stack.current?.parameters, caller: stackCaller },
    context,
  );
  checkRules(stackScope({ stack, desired: { template, parameters }, caller }, context));
  const tags = input.Tags?.map(({ Key = '', Value = '' }) => ({ Key, Value })) ?? stack.current?.tags ?? [];
  return { body, template, parameters, tags };
}

/** The text of a template, given in the request or as an address in S3, which the caller must be able to read. */
export function templateBody(
  input: Pick<TemplateInput, 'TemplateBody' | 'TemplateURL'>,
  by: { caller: Caller; context: ServiceContext<CloudFormationState> },
): string | undefined {
  if (input.TemplateURL === undefined) return input.TemplateBody;
  const { bucket, key } = objectAt(input.TemplateURL);
  try {
    const { Body: body } = by.context.call('s3', 'GetObject', { Bucket: bucket, Key: key }, { as: by.caller });
    return typeof body === 'string' ? body : Buffer.from(body as Uint8Array).toString('utf8');
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    throw validationError(`S3 error: ${error.message}`);
  }
}

/** Path-style and virtual-host-style addresses of S3 objects, also on an endpoint of the simulator. */
function objectAt(url: string): { bucket: string; key: string } {
  const { hostname, pathname } = new URL(url);
  const path = decodeURIComponent(pathname.slice(1));
  const virtual = /^(.+?)\.s3[.-]/.exec(hostname)?.[1];
  if (virtual !== undefined) return { bucket: virtual, key: path };
  const slash = path.indexOf('/');
  if (slash < 0) throw validationError('TemplateURL must be a supported URL.');
  return { bucket: path.slice(0, slash), key: path.slice(slash + 1) };
}

const NAMED: Record<string, string> = {
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::User': 'UserName',
  'AWS::IAM::Group': 'GroupName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
};

const NEEDS_IAM = /^AWS::IAM::(Role|User|Group|ManagedPolicy|InstanceProfile|Policy|AccessKey|UserToGroupAddition)$/;

function checkCapabilities(template: Template, given: readonly string[]): void {
  const resources = Object.values(template.Resources).filter(({ Type }) => NEEDS_IAM.test(Type));
  const named = resources.some(({ Type, Properties }) => Properties?.[NAMED[Type] ?? ''] !== undefined);
  if (named && !given.includes('CAPABILITY_NAMED_IAM')) throw insufficientCapabilities('CAPABILITY_NAMED_IAM');
  if (resources.length > 0 && !given.includes('CAPABILITY_IAM') && !given.includes('CAPABILITY_NAMED_IAM')) {
    throw insufficientCapabilities('CAPABILITY_IAM');
  }
}

function checkTypesKept(template: Template, stack: Stack): void {
  const changed = Object.entries(template.Resources)
    .filter(([logicalId, { Type }]) => (stack.resources.get(logicalId)?.type ?? Type) !== Type)
    .map(([logicalId]) => logicalId);
  if (changed.length > 0) {
    throw validationError(
      `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${changed.join(', ')}]`,
    );
  }
}
