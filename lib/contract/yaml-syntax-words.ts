import type { ErrorCode, YAMLError } from 'yaml';

/** What is wrong with the syntax of a YAML file, and what to write instead; by the parser's codes, in our own words. */
export interface SyntaxWords {
  found: string;
  wanted: string;
}

const words: Partial<Record<ErrorCode, SyntaxWords>> = {
  ALIAS_PROPS: { found: 'an anchor or a tag before an alias', wanted: 'the alias alone' },
  BAD_ALIAS: { found: '"*" or "&" without a name', wanted: 'a name after it, or quotes around the text' },
  BAD_DIRECTIVE: { found: 'a line that begins with "%"', wanted: 'no directives, or quotes around the text' },
  BAD_DQ_ESCAPE: {
    found: 'an unknown escape in a quoted text',
    wanted: 'a known one, or single quotes around the text',
  },
  BAD_INDENT: {
    found: 'a line that is not indented as those it belongs to',
    wanted: 'all keys of a map, and all items of a list, in one column',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    found: 'a map inside a value',
    wanted: 'quotes around a text with ": " in it, or the inner map on lines of its own',
  },
  BLOCK_IN_FLOW: { found: 'two parts without a comma between', wanted: '"," between all parts of "{ }" and "[ ]"' },
  KEY_OVER_1024_CHARS: { found: 'a key of more than 1024 characters', wanted: 'a shorter one' },
  MISSING_CHAR: { found: 'an item or key without its sign', wanted: '"- " before an item, ": " after a key' },
  MULTILINE_IMPLICIT_KEY: { found: 'a line without ": "', wanted: 'a key, then ": " with its space, then its value' },
  MULTIPLE_ANCHORS: { found: 'two anchors for one value', wanted: 'one' },
  MULTIPLE_DOCS: { found: 'a second document', wanted: 'one document in the file, without "---" or "..." in it' },
  MULTIPLE_TAGS: { found: 'two tags for one value', wanted: 'none' },
  TAB_AS_INDENT: { found: 'a tab as indentation', wanted: 'spaces' },
};

const NO_QUOTE = { found: 'the end, and a quoted text still open', wanted: 'a quote where the text ends' };
const NO_BRACKET = {
  found: 'the end of what "[" or "{" began, without its sign',
  wanted: '"]" or "}", and all lines before it indented',
};

export function syntaxWords(error: YAMLError, text: string): SyntaxWords {
  const here = /^\S+/.exec(text.slice(error.pos[0]))?.[0] ?? 'the end';
  switch (error.code) {
    case 'DUPLICATE_KEY':
      return { found: `the key "${/^[^\s:]+/.exec(here)?.[0] ?? ''}" a second time`, wanted: 'each key once' };
    case 'BAD_SCALAR_START':
      return { found: `a value that begins with "${here.charAt(0)}"`, wanted: 'quotes around it' };
    case 'TAG_RESOLVE_FAILED':
      return { found: `the tag "${here}"`, wanted: 'the value without a tag' };
    case 'MISSING_CHAR':
      if (error.message.includes('quote')) return NO_QUOTE;
      break;
    case 'BAD_INDENT':
      if (error.message.startsWith('Flow')) return NO_BRACKET;
      break;
    default:
  }
  return (
    words[error.code] ?? {
      found: `"${here}", which cannot stand there`,
      wanted: 'nothing there, or quotes around it: look at the quotes, brackets and indentation before it',
    }
  );
}
