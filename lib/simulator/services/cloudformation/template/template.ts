// A template as it is written: JSON, or YAML with the short forms of the functions.

import { type CollectionTag, parseDocument, type ScalarTag, type Tags, YAMLMap } from 'yaml';
import { validationError } from '../errors.ts';

export interface ResourceTemplate {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
  readonly DependsOn?: string | readonly string[];
  readonly Condition?: string;
  readonly DeletionPolicy?: unknown;
  readonly UpdateReplacePolicy?: unknown;
  readonly UpdatePolicy?: unknown;
  readonly CreationPolicy?: unknown;
  readonly Metadata?: unknown;
}

export interface Parameter {
  readonly Type: string;
  readonly Default?: unknown;
  readonly AllowedValues?: readonly unknown[];
  readonly AllowedPattern?: string;
  readonly MinLength?: number | string;
  readonly MaxLength?: number | string;
  readonly MinValue?: number | string;
  readonly MaxValue?: number | string;
  readonly ConstraintDescription?: string;
  readonly NoEcho?: boolean | string;
  readonly Description?: string;
}

export interface ParameterValue {
  /** As given; masked in answers when the parameter has NoEcho. */
  readonly given: string;
  /** For a parameter that names an SSM parameter: what that held. */
  readonly resolved: string | undefined;
  readonly type: string;
  readonly noEcho: boolean;
}

export interface OutputTemplate {
  readonly Value: unknown;
  readonly Description?: string;
  readonly Condition?: string;
  readonly Export?: { readonly Name: unknown };
}

export interface Template {
  readonly AWSTemplateFormatVersion?: string;
  readonly Description?: string;
  readonly Metadata?: unknown;
  readonly Parameters?: Record<string, Parameter>;
  readonly Mappings?: Record<string, Record<string, Record<string, unknown>>>;
  readonly Conditions?: Record<string, unknown>;
  readonly Rules?: Record<
    string,
    { RuleCondition?: unknown; Assertions: { Assert: unknown; AssertDescription?: string }[] }
  >;
  readonly Resources: Record<string, ResourceTemplate>;
  readonly Outputs?: Record<string, OutputTemplate>;
}

const SECTIONS = new Set([
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Mappings',
  'Conditions',
  'Rules',
  'Resources',
  'Outputs',
  'Hooks',
]);

/** @throws ValidationError in CloudFormation's words. */
export function parseTemplate(body: string): Template {
  const template = body.trimStart().startsWith('{') ? parseJson(body) : parseYaml(body);
  if (typeof template !== 'object' || template === null || Array.isArray(template)) {
    throw validationError('Template format error: unsupported structure.');
  }
  if ('Transform' in template) {
    throw validationError('Template error: the simulator does not model Transform; see docs/fidelity.md');
  }
  const unknown = Object.keys(template).filter((section) => !SECTIONS.has(section));
  if (unknown.length > 0) {
    throw validationError(`Invalid template property or properties [${unknown.join(', ')}]`);
  }
  const { Resources: resources } = template as Partial<Template>;
  if (resources === undefined || Object.keys(resources).length === 0) {
    throw validationError('Template format error: At least one Resources member must be defined.');
  }
  for (const [logicalId, resource] of Object.entries(resources)) checkResource(logicalId, resource);
  return template as Template;
}

function checkResource(logicalId: string, resource: ResourceTemplate): void {
  if (!/^[A-Za-z0-9]{1,255}$/.test(logicalId)) {
    throw validationError(`Template format error: Resource name ${logicalId} is non alphanumeric.`);
  }
  if (typeof resource?.Type !== 'string') {
    throw validationError(
      `Template format error: [/Resources/${logicalId}] Every Resources object must contain a Type member.`,
    );
  }
  const unknown = Object.keys(resource).find((attribute) => !ATTRIBUTES.has(attribute));
  if (unknown !== undefined) throw validationError(`Invalid template resource property '${unknown}'`);
  const empty = nullIn(resource.Properties, `/Resources/${logicalId}/Properties`);
  if (empty !== undefined) {
    throw validationError(`[${empty}] 'null' values are not allowed in templates`);
  }
}

const ATTRIBUTES = new Set([
  'Type',
  'Properties',
  'DependsOn',
  'Condition',
  'Metadata',
  'CreationPolicy',
  'DeletionPolicy',
  'UpdatePolicy',
  'UpdateReplacePolicy',
]);

/** The path of the first null in a value. */
function nullIn(value: unknown, path: string): string | undefined {
  if (value === null) return path;
  if (typeof value !== 'object') return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = nullIn(inner, `${path}/${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw validationError(`Template format error: JSON not well-formed. (${(error as Error).message})`);
  }
}

function parseYaml(body: string): unknown {
  const document = parseDocument(body, { customTags: shortForms, merge: true, version: '1.1', schema: 'core' });
  const [problem] = document.errors;
  if (problem !== undefined) throw validationError(`Template format error: YAML not well-formed. (${problem.message})`);
  return document.toJS();
}

const FUNCTIONS = [
  'And',
  'Base64',
  'Cidr',
  'Equals',
  'FindInMap',
  'GetAtt',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
];

/** `!Sub text` is `{'Fn::Sub': 'text'}`; Ref and Condition carry no prefix; `!GetAtt A.B` splits at the first dot. */
const shortForms: Tags = ['Ref', 'Condition', ...FUNCTIONS].flatMap((name): (ScalarTag | CollectionTag)[] => {
  const key = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
  const tag = `!${name}`;
  const wrap = (value: unknown) => {
    const map = new YAMLMap();
    map.set(key, value);
    return map;
  };
  return [
    { tag, resolve: (text: string) => ({ [key]: name === 'GetAtt' ? splitAttribute(text) : text }) } as ScalarTag,
    { tag, collection: 'seq', resolve: (value: unknown) => wrap(value) } as CollectionTag,
    { tag, collection: 'map', resolve: (value: unknown) => wrap(value) } as CollectionTag,
  ];
});

function splitAttribute(text: string): string[] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}
