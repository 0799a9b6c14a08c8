// A resource's properties against the schema of its type. Scalars are taken in each other's spelling, as CloudFormation
// takes them: `"30"` is an integer, `true` is a string.

import { Unknown } from '../template/scope.ts';
import {
  type Properties,
  type PropertySchema,
  type PropertyType,
  type ResourceSchema,
  schemaOf,
} from './resource-schemas.ts';

export type Misfit = { readonly path: readonly (string | number)[] } & (
  | { readonly kind: 'extraneous' | 'missing'; readonly name: string }
  | { readonly kind: 'type'; readonly wanted: string; readonly found: string }
  | { readonly kind: 'value'; readonly value: string }
);

/** What does not fit, in the template's order. Values that are only known once other resources exist fit. */
export function checkProperties(type: string, properties: unknown): readonly Misfit[] {
  const schema = schemaOf(type);
  if (schema === undefined) return [];
  return checkObject({ schema, properties: schema.properties }, properties, []);
}

type Path = readonly (string | number)[];

function checkObject(of: { schema: ResourceSchema; properties: Properties }, value: unknown, path: Path): Misfit[] {
  const wrong = wrongShape(value, 'object', path);
  if (wrong !== undefined) return wrong;
  const given = value as Record<string, unknown>;
  const missing = Object.entries(of.properties)
    .filter(([name, { required }]) => required === true && given[name] === undefined)
    .map(([name]): Misfit => ({ kind: 'missing', name, path }));
  const misfits = Object.entries(given).flatMap(([name, inner]): Misfit[] => {
    const property = of.properties[name];
    if (property === undefined) return [{ kind: 'extraneous', name, path }];
    return checkProperty(of.schema, property, { value: inner, path: [...path, name] });
  });
  return [...missing, ...misfits];
}

function checkProperty(schema: ResourceSchema, property: PropertySchema, at: { value: unknown; path: Path }): Misfit[] {
  const { value, path } = at;
  const misfits = checkType(schema, property.type, at);
  const { values } = property;
  if (
    misfits.length > 0 ||
    values === undefined ||
    !isScalar(value) ||
    values.some((one) => String(one) === String(value))
  )
    return misfits;
  return [{ kind: 'value', value: String(value), path }];
}

function checkType(schema: ResourceSchema, type: PropertyType, at: { value: unknown; path: Path }): Misfit[] {
  const { value, path } = at;
  if (value instanceof Unknown || type === 'json') return [];
  if (type === 'tag') return checkObject({ schema, properties: TAG }, value, path);
  if (typeof type === 'string') return checkScalar(type, value, path);
  if ('ref' in type) return checkObject({ schema, properties: schema.definitions[type.ref] ?? {} }, value, path);
  if ('union' in type) {
    const tried = type.union.map((one) => checkType(schema, one, at));
    return tried.find((misfits) => misfits.length === 0) ?? tried[0] ?? [];
  }
  const wrong = wrongShape(value, 'array' in type ? 'array' : 'object', path);
  if (wrong !== undefined) return wrong;
  const element = 'array' in type ? type.array : type.map;
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value as object);
  return entries.flatMap(([key, inner]) => checkType(schema, element, { value: inner, path: [...path, key] }));
}

const TAG: Properties = { Key: { type: 'string', required: true }, Value: { type: 'string', required: true } };

const JAVA = { string: 'String', integer: 'Integer', number: 'Number', boolean: 'Boolean', 'date-time': 'String' };

function checkScalar(type: keyof typeof JAVA, value: unknown, path: Path): Misfit[] {
  const text = String(value);
  const fits =
    isScalar(value) &&
    (type === 'integer'
      ? /^[+-]?\d+$/.test(text)
      : type === 'number'
        ? text.trim() !== '' && Number.isFinite(Number(text))
        : type === 'boolean'
          ? /^(true|false)$/i.test(text)
          : true);
  return fits ? [] : [{ kind: 'type', wanted: JAVA[type], found: nameOf(value), path }];
}

/** Undefined when the value has the shape; what is still unknown has any. */
function wrongShape(value: unknown, shape: 'object' | 'array', path: Path): Misfit[] | undefined {
  if (value instanceof Unknown) return [];
  if (typeof value === 'object' && value !== null && Array.isArray(value) === (shape === 'array')) return undefined;
  return [{ kind: 'type', wanted: shape === 'array' ? 'JSONArray' : 'JSONObject', found: nameOf(value), path }];
}

const isScalar = (value: unknown) => /^(string|number|boolean)$/.test(typeof value);

/** The names that the registry's validator has for JSON's types. */
function nameOf(value: unknown): string {
  if (value === null || value === undefined) return 'Null';
  if (Array.isArray(value)) return 'JSONArray';
  if (typeof value === 'object') return 'JSONObject';
  return typeof value === 'number'
    ? Number.isInteger(value)
      ? 'Integer'
      : 'BigDecimal'
    : JAVA[typeof value as 'string'];
}
