import { isNotYetActedOn } from './goldsmith-yaml-not-yet.ts';
import type { JsonSchema } from './goldsmith-yaml-schema.ts';

// The page for people, from the same schema as the editors' completion: what is not in the schema is not on the page.

interface Row {
  path: string;
  schema: JsonSchema;
  required: boolean;
}

/** docs/reference/goldsmith-yaml.md */
export function goldsmithYamlReference(schema: JsonSchema): string {
  const sections = Object.entries(schema.properties ?? {});
  return [
    '# goldsmith.yaml',
    '',
    '<!-- Generated from the schema in lib/contract by `npm run generate`; edit there. -->',
    '',
    'Every key, what may stand there, and what holds when it is left out. Durations are written as `30 minutes`, shares as `5%`.',
    '`goldsmith validate` says all that is wrong with a file; editors complete it by `goldsmith.schema.json` in this folder.',
    ...sections.flatMap(([name, section]) => [
      '',
      `## ${name}`,
      '',
      '| key | what | when left out |',
      '|---|---|---|',
      ...rowsOf(name, section, isRequired(schema, name)).map(rowText),
    ]),
    '',
  ].join('\n');
}

function rowsOf(path: string, schema: JsonSchema, required: boolean): Row[] {
  const inner = (schema.anyOf ?? [schema]).flatMap((branch) => [
    ...Object.entries(branch.properties ?? {}).flatMap(([key, child]) =>
      rowsOf(`${path}.${key}`, child, isRequired(branch, key)),
    ),
    ...(typeof branch.additionalProperties === 'object'
      ? rowsOf(`${path}.<name>`, branch.additionalProperties, false)
      : []),
    ...(branch.items?.properties === undefined ? [] : rowsOf(`${path}[]`, branch.items, false)),
  ]);
  return isPlainMap(schema) && schema['description'] === undefined ? inner : [{ path, schema, required }, ...inner];
}

const isPlainMap = (schema: JsonSchema) => schema['type'] === 'object' && schema.properties !== undefined;
const isRequired = (schema: JsonSchema, key: string) =>
  Array.isArray(schema['required']) &&
  schema['required'].includes(key) &&
  schema.properties?.[key]?.['default'] === undefined;

function rowText({ path, schema, required }: Row): string {
  const caveat = isNotYetActedOn(path) ? '*Not acted on by this version.*' : undefined;
  const what = [kindText(schema), schema['description'], caveat]
    .filter((part) => part !== undefined)
    .join('. ')
    .replaceAll('.. ', '. ');
  const fallback = schema['default'];
  const silent = required ? '**needed**' : fallback === undefined || isEmpty(fallback) ? '' : `\`${plain(fallback)}\``;
  return `| \`${path}\` | ${what.replaceAll('|', '\\|')} | ${silent} |`;
}

function kindText(schema: JsonSchema): string {
  if (schema.anyOf !== undefined) return schema.anyOf.map(kindText).join(' or ');
  if (schema['const'] !== undefined) return `\`${plain(schema['const'])}\``;
  if (Array.isArray(schema['enum'])) return schema['enum'].map((value) => `\`${plain(value)}\``).join(', ');
  if (schema['type'] === 'array') return `list of ${kindText(schema.items ?? {})}`;
  if (schema['type'] === 'object') return 'map';
  if (schema['type'] === 'integer') return rangeText(schema);
  return wordsOfPattern[String(schema['pattern'] ?? '')] ?? 'text';
}

function rangeText({ minimum, maximum }: JsonSchema): string {
  return `whole number from ${String(minimum)} to ${String(maximum)}`;
}

/** Patterns that stand for a word of the page's first lines. */
const wordsOfPattern: Record<string, string> = {
  '^(\\d+) (second|minute|hour|day|week)s?$': 'duration',
  '^(\\d{1,3})%$': 'share',
};

const plain = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
const isEmpty = (value: unknown) => typeof value === 'object' && value !== null && Object.keys(value).length === 0;
