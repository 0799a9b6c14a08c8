// The template functions, by their names. Each gets its argument unresolved.

import { validationError } from '../errors.ts';
import { cidr } from './cidr.ts';
import { NO_VALUE, type Scope, Unknown } from './scope.ts';

type Resolve = (value: unknown, scope: Scope) => unknown;
export type TemplateFunction = (argument: unknown, scope: Scope, resolve: Resolve) => unknown;

export const functions: Readonly<Record<string, TemplateFunction>> = {
  'Fn::GetAtt': (argument, scope, resolve) => {
    const [logicalId, attribute] = attributeOf(argument);
    const name = resolve(attribute, scope);
    return scope.attribute(logicalId, text(name, 'Fn::GetAtt'));
  },
  'Fn::Sub': (argument, scope, resolve) => sub(argument, scope, resolve),
  'Fn::Join': (argument, scope, resolve) => {
    const [delimiter, values] = list(argument, 'Fn::Join', 2);
    const items = resolve(values, scope);
    const unknown = items instanceof Unknown ? items : (items as unknown[]).find((item) => item instanceof Unknown);
    if (unknown !== undefined) return unknown;
    return (items as unknown[]).map((item) => text(item, 'Fn::Join')).join(text(delimiter, 'Fn::Join'));
  },
  'Fn::Select': (argument, scope, resolve) => {
    const [index, values] = list(argument, 'Fn::Select', 2);
    const items = resolve(values, scope);
    if (items instanceof Unknown) return items;
    const chosen = (items as unknown[])[Number(resolve(index, scope))];
    if (chosen === undefined)
      throw validationError(`Template error: Fn::Select cannot select nonexistent value at index ${String(index)}`);
    return chosen;
  },
  'Fn::Split': (argument, scope, resolve) => {
    const [delimiter, source] = list(argument, 'Fn::Split', 2);
    const whole = resolve(source, scope);
    return whole instanceof Unknown ? whole : text(whole, 'Fn::Split').split(text(delimiter, 'Fn::Split'));
  },
  'Fn::If': (argument, scope, resolve) => {
    const [condition, then, otherwise] = list(argument, 'Fn::If', 3);
    const holds = scope.conditions.get(String(condition));
    if (holds === undefined)
      throw validationError(`Template error: unresolved condition dependency ${String(condition)} in Fn::If`);
    return resolve(holds ? then : otherwise, scope);
  },
  'Fn::Equals': (argument, scope, resolve) => {
    const [left, right] = list(argument, 'Fn::Equals', 2).map((item) => resolve(item, scope));
    return JSON.stringify(comparable(left)) === JSON.stringify(comparable(right));
  },
  'Fn::And': (argument, scope, resolve) => list(argument, 'Fn::And').every((item) => resolve(item, scope) === true),
  'Fn::Or': (argument, scope, resolve) => list(argument, 'Fn::Or').some((item) => resolve(item, scope) === true),
  'Fn::Not': (argument, scope, resolve) => resolve(list(argument, 'Fn::Not', 1)[0], scope) !== true,
  'Fn::Contains': (argument, scope, resolve) => {
    const [values, value] = list(argument, 'Fn::Contains', 2).map((item) => resolve(item, scope));
    return (values as unknown[]).map(String).includes(String(value));
  },
  'Fn::FindInMap': (argument, scope, resolve) => findInMap(argument, scope, resolve),
  'Fn::ImportValue': (argument, scope, resolve) => scope.importValue(text(resolve(argument, scope), 'Fn::ImportValue')),
  'Fn::Base64': (argument, scope, resolve) => {
    const value = resolve(argument, scope);
    return value instanceof Unknown ? value : Buffer.from(text(value, 'Fn::Base64'), 'utf8').toString('base64');
  },
  'Fn::Cidr': (argument, scope, resolve) => {
    const [block, count, bits] = list(argument, 'Fn::Cidr').map((item) => resolve(item, scope));
    return block instanceof Unknown ? block : cidr(text(block, 'Fn::Cidr'), Number(count), Number(bits ?? 8));
  },
  'Fn::GetAZs': (argument, scope, resolve) => {
    const region = resolve(argument, scope);
    return scope.availabilityZones(region === '' ? String(scope.pseudo['AWS::Region']) : text(region, 'Fn::GetAZs'));
  },
  'Fn::Length': (argument, scope, resolve) => (resolve(argument, scope) as unknown[]).length,
  'Fn::ToJsonString': (argument, scope, resolve) => JSON.stringify(resolve(argument, scope)),
};

/** The resource and attribute of Fn::GetAtt, in its list form or its text form. */
export function attributeOf(argument: unknown): [string, unknown] {
  const [logicalId, attribute] =
    typeof argument === 'string'
      ? [argument.split('.')[0], argument.slice(argument.indexOf('.') + 1)]
      : (argument as unknown[]);
  if (typeof logicalId !== 'string' || attribute === undefined) {
    throw validationError(
      'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
    );
  }
  return [logicalId, attribute];
}

/** The names between `${` and `}` of a Fn::Sub text; `${!name}` is literal. */
export const SUB_NAME = /\$\{([^!{}][^{}]*)\}/g;

function sub(argument: unknown, scope: Scope, resolve: Resolve): unknown {
  const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
  if (typeof template !== 'string')
    throw validationError("Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments.");
  const own = (variables ?? {}) as Record<string, unknown>;
  let unknown: Unknown | undefined;
  const replaced = template.replace(SUB_NAME, (_, spaced: string) => {
    const name = spaced.trim();
    const value =
      name in own
        ? resolve(own[name], scope)
        : resolve(name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name }, scope);
    if (value instanceof Unknown) unknown = value;
    return value instanceof Unknown ? '' : text(value, 'Fn::Sub');
  });
  return unknown ?? resolve(replaced.replaceAll('${!', '${'), scope);
}

function findInMap(argument: unknown, scope: Scope, resolve: Resolve): unknown {
  const [map, first, second, options] = list(argument, 'Fn::FindInMap').map((item) => resolve(item, scope));
  const found = scope.template.Mappings?.[String(map)]?.[String(first)]?.[String(second)];
  const fallback = (options as { DefaultValue?: unknown } | undefined)?.DefaultValue;
  if (found === undefined && fallback === undefined) {
    throw validationError(
      `Template error: Unable to get mapping for ${String(map)}::${String(first)}::${String(second)}`,
    );
  }
  return found ?? fallback;
}

function list(argument: unknown, name: string, length?: number): unknown[] {
  if (!Array.isArray(argument) || (length !== undefined && argument.length !== length)) {
    throw validationError(
      `Template error: ${name} requires a list argument${length === undefined ? '' : ` with ${length} members`}`,
    );
  }
  return argument;
}

function text(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw validationError(
    `Template error: every ${name} argument must resolve to a string, got ${value === NO_VALUE ? 'AWS::NoValue' : JSON.stringify(value)}`,
  );
}

function comparable(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}
