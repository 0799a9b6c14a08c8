import type { Ids } from '../../kernel/ids.ts';

/** A resource id in today's long form: the prefix and 17 hexadecimal digits, the first a zero. */
export function newId(ids: Ids, prefix: string): string {
  return `${prefix}-0${ids.hex(16)}`;
}
