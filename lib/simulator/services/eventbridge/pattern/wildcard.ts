import type { JsonReader } from './json-reader.ts';

/** One byte, or any text. */
export type WildcardPart = number | '*';

const [STAR, BACKSLASH] = [0x2a, 0x5c];

/**
 * `*` stands for any text; `\*` and `\\` for themselves. The parts include the quotes around the string, and positions
 * count from the first of them, in bytes.
 */
export function wildcardParts(text: string, reader: JsonReader): readonly WildcardPart[] {
  const bytes = Buffer.from(`"${text}"`);
  const parts: WildcardPart[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte === STAR) {
      if (bytes[at + 1] === STAR) throw reader.problem(`Consecutive wildcard characters at pos ${at}`);
      parts.push('*');
    } else if (byte === BACKSLASH) {
      const next = bytes[at + 1];
      if (next !== STAR && next !== BACKSLASH) throw reader.problem(`Invalid escape character at pos ${at}`);
      parts.push(next);
      at++;
    } else parts.push(byte);
  }
  return parts;
}

export function wildcardTest(parts: readonly WildcardPart[]): (quoted: string) => boolean {
  const source = parts.map((part) => (part === '*' ? '.*' : `\\x${part.toString(16).padStart(2, '0')}`)).join('');
  const expression = new RegExp(`^${source}$`, 's');
  return (quoted) => expression.test(Buffer.from(quoted).toString('latin1'));
}
