import { z } from 'zod';
import { GoldsmithYaml } from './goldsmith-yaml.ts';

/** The part of JSON Schema that zod writes for us. */
export interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  [keyword: string]: unknown;
}

/** For editors: what may be written, before defaults are filled in. */
export function goldsmithYamlSchema(): JsonSchema {
  const schema = z.toJSONSchema(GoldsmithYaml, { io: 'input' }) as JsonSchema;
  return { $schema: schema['$schema'], title: 'goldsmith.yaml', ...schema };
}

/** The keys that may stand in the map at a path. */
export function knownKeys(schema: JsonSchema, path: readonly PropertyKey[]): string[] {
  let nodes = [schema];
  for (const step of path) nodes = nodes.flatMap((node) => branches(node)).flatMap((node) => child(node, step));
  return nodes.flatMap((node) => branches(node)).flatMap((node) => Object.keys(node.properties ?? {}));
}

function branches(node: JsonSchema): JsonSchema[] {
  return node.anyOf ?? [node];
}

function child(node: JsonSchema, step: PropertyKey): JsonSchema[] {
  if (typeof step === 'number') return node.items === undefined ? [] : [node.items];
  const own = node.properties?.[String(step)];
  if (own !== undefined) return [own];
  return typeof node.additionalProperties === 'object' ? [node.additionalProperties] : [];
}
