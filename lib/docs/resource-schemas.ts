// The resource types of the region as CloudFormation's registry describes them, taken from the database that the CDK's CLI
// brings for its diffs. Kept in the repository because the CLI is only there for development.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

export const resourceSchemasPath = fileURLToPath(
  new URL('../simulator/services/cloudformation/schema/resource-schemas.json', import.meta.url),
);

type Type = { type: string; element?: Type; types?: Type[]; reference?: { $ref: string }; allowedValues?: unknown[] };

interface Described {
  readonly $id: string;
  readonly name: string;
  readonly cloudFormationType?: string;
  readonly attributes?: Record<string, unknown>;
  readonly properties: Record<string, { type: Type; required?: boolean; causesReplacement?: string }>;
}

/** One type a line, so that a change of the database reads as a change of a type. */
export function resourceSchemas(names: readonly string[]): string {
  const { resources, definitions } = readDatabase();
  const lines = [...names].sort().flatMap((name) => {
    const found = resources.get(name);
    return found === undefined ? [] : [`${JSON.stringify(name)}: ${JSON.stringify(schemaOf(found, definitions))}`];
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

function readDatabase() {
  const folder = dirname(createRequire(import.meta.url).resolve('aws-cdk/package.json'));
  const { schema } = JSON.parse(gunzipSync(readFileSync(join(folder, 'db.json.gz'))).toString('utf8'));
  const resources: Described[] = schema.resource.entities;
  const definitions: Described[] = schema.typeDefinition.entities;
  return {
    resources: new Map(resources.map((one) => [one.cloudFormationType as string, one])),
    definitions: new Map(definitions.map((one) => [one.$id, one])),
  };
}

function schemaOf(resource: Described, definitions: ReadonlyMap<string, Described>): object {
  const used = new Map<string, object>();
  const named = new Set<string>();
  const typeOf = (type: Type): unknown => {
    if (type.type === 'array' || type.type === 'map') return { [type.type]: typeOf(type.element as Type) };
    if (type.type === 'union') return { union: type.types?.map(typeOf) };
    if (type.type === 'tag') return 'tag';
    if (type.type !== 'ref') return type.type;
    const definition = definitions.get(type.reference?.$ref ?? '') as Described;
    if (!named.has(definition.name)) {
      named.add(definition.name);
      used.set(definition.name, propertiesOf(definition));
    }
    return { ref: definition.name };
  };
  const propertiesOf = ({ properties }: Described): object =>
    Object.fromEntries(
      Object.entries(properties).map(([name, { type, required, causesReplacement }]) => [
        name,
        {
          type: typeOf(type),
          ...(type.allowedValues === undefined ? {} : { values: type.allowedValues }),
          ...(required === true ? { required: true } : {}),
          ...(causesReplacement === 'yes' ? { replaces: true } : {}),
        },
      ]),
    );
  const properties = propertiesOf(resource);
  return { attributes: Object.keys(resource.attributes ?? {}), properties, definitions: Object.fromEntries(used) };
}
