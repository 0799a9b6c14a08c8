// The rule of a composite alarm:  or  <  and  <  not  <  ALARM("name"), OK("name"), INSUFFICIENT_DATA("name"), TRUE, FALSE, ( ).

import type { StateValue } from '@aws-sdk/client-cloudwatch';
import { validation } from '../errors.ts';

/** Given the state of each alarm by name or ARN, whether the rule holds. */
export type Rule = (stateOf: (name: string) => StateValue | undefined) => boolean;

const TOKEN =
  /\s*(?:(ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"([^"]*)"|'([^']*)'|([^\s()"']+))\s*\)|(AND|OR|NOT|TRUE|FALSE|[()]))/iy;

type Token = { readonly state: StateValue; readonly name: string } | string;

export function parseRule(text: string): Rule {
  const tokens = tokenize(text);
  let at = 0;
  const accept = (word: string) => {
    if (tokens[at] !== word) return false;
    at++;
    return true;
  };
  function or(): Rule {
    let left = and();
    while (accept('OR')) {
      const [a, b] = [left, and()];
      left = (stateOf) => a(stateOf) || b(stateOf);
    }
    return left;
  }
  function and(): Rule {
    let left = not();
    while (accept('AND')) {
      const [a, b] = [left, not()];
      left = (stateOf) => a(stateOf) && b(stateOf);
    }
    return left;
  }
  function not(): Rule {
    if (accept('NOT')) {
      const inner = not();
      return (stateOf) => !inner(stateOf);
    }
    if (accept('TRUE')) return () => true;
    if (accept('FALSE')) return () => false;
    if (accept('(')) {
      const inner = or();
      if (!accept(')')) throw validation(`AlarmRule '${text}' lacks a closing parenthesis`);
      return inner;
    }
    const token = tokens[at++];
    if (typeof token !== 'object') throw validation(`AlarmRule '${text}' is not valid at '${token ?? 'its end'}'`);
    return (stateOf) => stateOf(token.name) === token.state;
  }
  const rule = or();
  if (at < tokens.length) throw validation(`AlarmRule '${text}' is not valid after its first ${at} terms`);
  return rule;
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  let at = 0;
  while (text.slice(at).trim() !== '') {
    const match = TOKEN.exec(text);
    if (match === null) throw validation(`AlarmRule '${text}' cannot be read at '${text.slice(at).trim()}'`);
    const [, state, double, single, bare, word] = match;
    tokens.push(
      state === undefined
        ? (word as string).toUpperCase()
        : { state: state.toUpperCase() as StateValue, name: double ?? single ?? (bare as string) },
    );
    at = TOKEN.lastIndex;
  }
  return tokens;
}
