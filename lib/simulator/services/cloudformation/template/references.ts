// Which resources a part of a template names: the edges of the graph that decides the order of work.

import { validationError } from '../errors.ts';
import { schemaOf } from '../schema/resource-schemas.ts';
import { attributeOf, SUB_NAME } from './functions.ts';
import type { ResourceTemplate, Template } from './template.ts';

/** Logical ids, parameter names and pseudo parameters that a value refers to. */
export function referencesIn(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (Array.isArray(value)) {
    for (const item of value) referencesIn(item, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, argument] of Object.entries(value)) referencesOf(key, argument, found);
  }
  return found;
}

function referencesOf(key: string, argument: unknown, found: Set<string>): void {
  if (key === 'Ref' && typeof argument === 'string') found.add(argument);
  else if (key === 'Fn::GetAtt') found.add(attributeOf(argument)[0]);
  else if (key === 'Fn::Sub') subReferences(argument, found);
  else referencesIn(argument, found);
}

function subReferences(argument: unknown, found: Set<string>): void {
  const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
  for (const [, name = ''] of String(template).matchAll(SUB_NAME)) {
    const first = name.trim().split('.')[0] as string;
    if (!(name.trim() in (variables ?? {}))) found.add(first);
  }
  referencesIn(variables, found);
}

/** The resources that must be there before this one. */
export function dependenciesOf(resource: ResourceTemplate, template: Template): string[] {
  const named = referencesIn(resource.Properties);
  const depends = resource.DependsOn ?? [];
  for (const logicalId of typeof depends === 'string' ? [depends] : depends) named.add(logicalId);
  return [...named].filter((name) => name in template.Resources);
}

/** @throws ValidationError when something that is named does not exist, or when resources wait for each other in a circle. */
export function checkReferences(template: Template): void {
  const known = new Set([...Object.keys(template.Parameters ?? {}), ...Object.keys(template.Resources)]);
  for (const [section, parts] of [
    ['Resources', template.Resources],
    ['Outputs', template.Outputs ?? {}],
  ] as const) {
    const missing = new Set<string>();
    for (const part of Object.values(parts)) {
      const { Condition: _, Metadata: __, ...rest } = part as ResourceTemplate;
      for (const name of referencesIn(rest)) if (!known.has(name) && !name.startsWith('AWS::')) missing.add(name);
      const depends = rest.DependsOn ?? [];
      for (const name of typeof depends === 'string' ? [depends] : depends)
        if (!(name in template.Resources)) missing.add(name);
    }
    if (missing.size > 0) {
      throw validationError(
        `Template format error: Unresolved resource dependencies [${[...missing].join(', ')}] in the ${section} block of the template`,
      );
    }
  }
  checkAttributes(template);
  inOrder(template);
}

/** @throws ValidationError when a type has no attribute of the name that is asked for. */
function checkAttributes(template: Template): void {
  for (const [logicalId, attribute] of attributesIn([template.Resources, template.Outputs])) {
    const schema = schemaOf(template.Resources[logicalId]?.Type ?? '');
    if (schema === undefined || schema.attributes.includes(attribute)) continue;
    throw validationError(
      `Template error: resource ${logicalId} does not support attribute type ${attribute} in Fn::GetAtt`,
    );
  }
}

/** Logical ids with the attributes that a part of a template asks them for. */
function attributesIn(value: unknown): [string, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, argument]) => {
    if (key === 'Fn::GetAtt') {
      const [logicalId, attribute] = attributeOf(argument);
      return typeof attribute === 'string' ? [[logicalId, attribute] as [string, string]] : [];
    }
    return [...(key === 'Fn::Sub' ? attributesInText(argument) : []), ...attributesIn(argument)];
  });
}

function attributesInText(argument: unknown): [string, string][] {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
  return [...String(text).matchAll(SUB_NAME)].flatMap(([, name = '']) => {
    const [logicalId = '', ...attribute] = name.trim().split('.');
    return attribute.length === 0 || name.trim() in (variables ?? {}) ? [] : [[logicalId, attribute.join('.')]];
  });
}

/** Logical ids, each after what it depends on. */
export function inOrder(template: Template): string[] {
  const order: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (logicalId: string, path: readonly string[]) => {
    if (state.get(logicalId) === 'done') return;
    if (state.get(logicalId) === 'open') {
      throw validationError(
        `Circular dependency between resources: [${path.slice(path.indexOf(logicalId)).join(', ')}]`,
      );
    }
    state.set(logicalId, 'open');
    const resource = template.Resources[logicalId] as ResourceTemplate;
    for (const next of dependenciesOf(resource, template)) visit(next, [...path, logicalId]);
    state.set(logicalId, 'done');
    order.push(logicalId);
  };
  for (const logicalId of Object.keys(template.Resources)) visit(logicalId, []);
  return order;
}
