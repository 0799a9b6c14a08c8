// A leaf of an event as the ruler sees it: a string in its quotes, anything else as it is written. What can be compared as
// a number or as an address is that as well.

import { addressDigits } from './address.ts';
import { comparable } from './comparable.ts';

export interface Seen {
  readonly text: string;
  readonly number: number | undefined;
  /** Hexadecimal digits. */
  readonly address: string | undefined;
}

export function seen(text: string): Seen {
  return {
    text,
    get number() {
      return isNumber(text) ? comparable(text) : undefined;
    },
    get address() {
      return text.startsWith('"') ? addressDigits(text.slice(1, -1)) : undefined;
    },
  };
}

export function isNumber(text: string): boolean {
  return /^[-\d]/.test(text);
}
