import type { ParameterStringFilter } from '@aws-sdk/client-ssm';
import { invalidFilter } from './errors.ts';
import type { ParameterRecord } from './state.ts';

/** All filters must hold; of a filter's values one is enough. */
export function matchesAll(record: ParameterRecord, filters: readonly ParameterStringFilter[] = []): boolean {
  return filters.every((filter) => matches(record, filter));
}

function matches(record: ParameterRecord, { Key = '', Option, Values = [] }: ParameterStringFilter): boolean {
  const version = record.versions.at(-1);
  const any = (text: string | undefined, option = 'Equals') =>
    text !== undefined && Values.some((value) => compare(text, value, option));
  if (Key.startsWith('tag:')) {
    const tag = record.tags.find((one) => one.Key === Key.slice('tag:'.length));
    return tag !== undefined && (Values.length === 0 || any(tag.Value));
  }
  switch (Key) {
    case 'Name':
      return any(record.name, Option);
    case 'Type':
      return any(version?.type, Option);
    case 'DataType':
      return any(version?.dataType, Option);
    case 'Tier':
      return any(version?.tier, Option);
    case 'KeyId':
      return any(version?.keyId, Option);
    case 'Label':
      return record.versions.some((one) => one.labels.some((label) => any(label, Option)));
    case 'Path':
      return Values.some((path) => underPath(record.name, path, Option === 'Recursive'));
    default:
      throw invalidFilter(Key);
  }
}

function compare(text: string, value: string, option: string): boolean {
  if (option === 'BeginsWith') return text.startsWith(value);
  if (option === 'Contains') return text.includes(value);
  return text === value;
}

function underPath(name: string, path: string, recursive: boolean): boolean {
  const prefix = path.endsWith('/') ? path : `${path}/`;
  return name.startsWith(prefix) && (recursive || !name.slice(prefix.length).includes('/'));
}
