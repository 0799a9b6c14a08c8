import type { Leaf } from './leaf.ts';
import { PatternProblem } from './problem.ts';

/** `*` stands for any text; `\*` and `\\` for themselves. */
export function wildcardTest(text: string): (leaf: Leaf) => boolean {
  let source = '';
  let afterStar = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    const isStar = character === '*';
    if (isStar && afterStar) throw new PatternProblem(`Consecutive wildcard characters at pos ${at}`);
    afterStar = isStar;
    if (isStar) {
      source += '.*';
      continue;
    }
    if (character !== '\\') {
      source += escaped(character);
      continue;
    }
    const next = text[++at];
    if (next !== '*' && next !== '\\') throw new PatternProblem(`Invalid escape character at pos ${at - 1}`);
    source += escaped(next);
  }
  const expression = new RegExp(`^${source}$`, 's');
  return (leaf) => typeof leaf === 'string' && expression.test(leaf);
}

function escaped(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
}
