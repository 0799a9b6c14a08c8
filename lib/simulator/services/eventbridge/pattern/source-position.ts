// Where a reason against a pattern stands, in the words of the JSON library behind the ruler (Jackson), which AWS passes on.

const MAX_SHOWN = 500;

export interface Position {
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

export function sourcePosition(source: string, { line, column }: Position): string {
  const shown = source.slice(0, MAX_SHOWN).replace(CONTROL, escaped);
  const left = source.length > MAX_SHOWN ? `[truncated ${source.length - MAX_SHOWN} chars]` : '';
  return `[Source: (String)"${shown}"${left}; line: ${line}, column: ${column}]`;
}

/** A character as such a reason quotes it. */
export function quotedCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 32 || (code >= 127 && code < 160)) return `(CTRL-CHAR, code ${code})`;
  const hex = code > 255 ? ` / 0x${code.toString(16)}` : '';
  return `'${character}' (code ${code}${hex})`;
}

// Line breaks stay as they are.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
