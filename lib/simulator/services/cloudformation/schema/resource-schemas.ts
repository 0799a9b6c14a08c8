import { readFileSync } from 'node:fs';

/** A scalar's name, or a composition: of elements, of values under free keys, of a named definition, of alternatives. */
export type PropertyType =
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'json'
  | 'date-time'
  | 'tag'
  | { readonly array: PropertyType }
  | { readonly map: PropertyType }
  | { readonly ref: string }
  | { readonly union: readonly PropertyType[] };

export interface PropertySchema {
  readonly type: PropertyType;
  readonly values?: readonly (string | number)[];
  readonly required?: true;
  /** A change makes a new resource. */
  readonly replaces?: true;
}

export type Properties = Readonly<Record<string, PropertySchema>>;

export interface ResourceSchema {
  /** What Fn::GetAtt can ask for. */
  readonly attributes: readonly string[];
  readonly properties: Properties;
  readonly definitions: Readonly<Record<string, Properties>>;
}

let schemas: Readonly<Record<string, ResourceSchema>> | undefined;

/** The registry's description of a resource type; undefined for custom resources and those of the CDK. */
export function schemaOf(type: string): ResourceSchema | undefined {
  schemas ??= JSON.parse(readFileSync(new URL('resource-schemas.json', import.meta.url), 'utf8')) as typeof schemas;
  return schemas?.[type];
}
