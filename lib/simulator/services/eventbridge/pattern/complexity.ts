// How much a pattern's wildcards leave open: the greatest number of their beginnings that one text can match at once,
// counted per field over all that is tried there together. The measure is the ruler's; that EventBridge stops at ten was
// observed by others and is not documented.

import type { Branch, Condition, Matcher } from './pattern.ts';
import { PatternProblem } from './problem.ts';
import type { WildcardPart } from './wildcard.ts';

const MAX_AT_ONCE = 10;

export function requireSimple(branches: readonly Branch[]): void {
  for (const together of triedTogether(branches)) {
    if (atOnce(together) > MAX_AT_ONCE) {
      throw new PatternProblem(
        'Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character',
      );
    }
  }
}

type Wildcard = readonly WildcardPart[];

/** Wildcards on one field, of branches that are the same up to there. What follows on an absence alone is not looked at. */
function triedTogether(branches: readonly Branch[]): Iterable<readonly Wildcard[]> {
  const groups = new Map<string, Map<string, Wildcard>>();
  const ids = new Map<readonly Matcher[], number>();
  const idOf = ({ path, matchers }: Condition) => {
    const known = ids.get(matchers) ?? ids.size;
    ids.set(matchers, known);
    return `${path}\n${known}\n`;
  };
  for (const branch of branches) {
    let before = '';
    for (const condition of branch) {
      const key = `${before}${condition.path}`;
      const group = groups.get(key) ?? new Map<string, Wildcard>();
      groups.set(key, group);
      for (const wildcard of wildcardsOf(condition)) group.set(JSON.stringify(wildcard), wildcard);
      if (condition.matchers.every((matcher) => 'exists' in matcher)) break;
      before += idOf(condition);
    }
  }
  return [...groups.values()].map((group) => [...group.values()]);
}

function wildcardsOf({ matchers }: Condition): readonly Wildcard[] {
  return matchers.flatMap((matcher) => ('test' in matcher ? (matcher.wildcards ?? []) : []));
}

/** Goes through every text that can matter, as sets of beginnings that it matches; stops when there are too many. */
function atOnce(wildcards: readonly Wildcard[]): number {
  const bytes = new Set(wildcards.flat().filter((part) => part !== '*'));
  const alphabet = [...bytes, -1];
  const known = new Set<string>();
  const open = [wildcards.map(() => [0])];
  let most = 0;
  for (let places = open.pop(); places !== undefined; places = open.pop()) {
    for (const byte of alphabet) {
      const next = places.map((at, which) => after(at, wildcards[which] as Wildcard, byte));
      const count = next.reduce((sum, at) => sum + at.length, 0);
      if (count > MAX_AT_ONCE) return count;
      most = Math.max(most, count);
      const key = JSON.stringify(next);
      if (count === 0 || known.has(key)) continue;
      known.add(key);
      open.push(next);
    }
  }
  return most;
}

/** The beginnings of a wildcard that a text matches with one byte more, by how many parts they have. */
function after(places: readonly number[], wildcard: Wildcard, byte: number): number[] {
  const next = new Set<number>();
  const reach = (place: number) => {
    next.add(place);
    if (wildcard[place] === '*') next.add(place + 1);
  };
  for (const place of places) {
    if (wildcard[place] === byte) reach(place + 1);
    // A star that has been reached takes any byte.
    if (place > 0 && wildcard[place - 1] === '*') reach(place);
  }
  return [...next].sort((a, b) => a - b);
}
