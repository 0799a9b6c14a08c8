import { type PropertyType, type ResourceSchema, schemaOf } from './resource-schemas.ts';

/** Properties with each scalar in its own type, as resource handlers get them whatever the template's spelling. */
export function asTyped(type: string, properties: Record<string, unknown>): Record<string, unknown> {
  const schema = schemaOf(type);
  return schema === undefined ? properties : typedMembers(schema, schema.properties, properties);
}

function typedMembers(
  schema: ResourceSchema,
  properties: ResourceSchema['properties'],
  given: object,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, typed(schema, properties[name]?.type ?? 'json', value)]),
  );
}

/** What does not fit its type stays as it is. */
function typed(schema: ResourceSchema, type: PropertyType, value: unknown): unknown {
  if (typeof type === 'string') return scalar(type, value);
  if ('union' in type || typeof value !== 'object' || value === null) return value;
  if ('array' in type) return Array.isArray(value) ? value.map((one) => typed(schema, type.array, one)) : value;
  if ('ref' in type) return typedMembers(schema, schema.definitions[type.ref] ?? {}, value);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, typed(schema, type.map, one)]));
}

function scalar(type: PropertyType & string, value: unknown): unknown {
  if (type === 'string') return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  if (typeof value !== 'string') return value;
  if (type === 'boolean') return /^(true|false)$/i.test(value) ? value.toLowerCase() === 'true' : value;
  return type === 'integer' || type === 'number' ? Number(value) : value;
}
