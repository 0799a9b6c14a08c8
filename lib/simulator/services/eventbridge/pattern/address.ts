import { isIPv6 } from 'node:net';

const V4 = /^\d+\.\d+\.\d+\.\d+$/;
const V6 = /^[\da-fA-F:]*:[\da-fA-F:]*$/;

export function looksLikeAddress(text: string): boolean {
  return V4.test(text) || V6.test(text);
}

/** The digits that addresses are compared by: 8 for version 4, 32 for version 6. */
export function addressDigits(text: string): string | undefined {
  if (V4.test(text)) return v4Digits(text.split('.'));
  return V6.test(text) && isIPv6(text) ? v6Digits(text) : undefined;
}

function v4Digits(parts: readonly string[]): string | undefined {
  if (parts.some((part) => part.length > 3 || Number(part) > 255)) return undefined;
  return parts.map((part) => hex(Number(part), 2)).join('');
}

function v6Digits(text: string): string {
  const [head = '', tail] = text.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const zeros = tail === undefined ? [] : new Array<string>(8 - before.length - after.length).fill('0');
  const digits = [...before, ...zeros, ...after].map((group) => hex(Number.parseInt(group, 16), 4)).join('');
  // Java takes an address of version 4 that is written as version 6 for what it is.
  return /^0{20}FFFF/.test(digits) ? digits.slice(24) : digits;
}

function hex(number: number, width: number): string {
  return number.toString(16).toUpperCase().padStart(width, '0');
}
