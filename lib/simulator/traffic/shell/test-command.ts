import { isFolder, readFile } from './files.ts';
import type { Ended, Inside } from './process.ts';

const NUMERIC: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '-eq': (a, b) => a === b,
  '-ne': (a, b) => a !== b,
  '-lt': (a, b) => a < b,
  '-le': (a, b) => a <= b,
  '-gt': (a, b) => a > b,
  '-ge': (a, b) => a >= b,
};

/** `test` on strings, numbers and files. Everybody may do everything, and there are no links. */
export function test(args: readonly string[], inside: Inside): Ended {
  const or = args.indexOf('-o');
  if (or > 0) return test(args.slice(0, or), inside).code === 0 ? { code: 0 } : test(args.slice(or + 1), inside);
  const and = args.indexOf('-a');
  if (and > 0) return test(args.slice(0, and), inside).code === 0 ? test(args.slice(and + 1), inside) : { code: 1 };
  if (args[0] === '!') return { code: test(args.slice(1), inside).code === 0 ? 1 : 0 };
  const [a = '', b = '', c = ''] = args;
  if (args.length === 0) return answer(false);
  if (args.length === 1) return answer(a !== '');
  if (args.length === 2) return unary(a, b, inside);
  if (b === '=' || b === '==') return answer(a === c);
  if (b === '!=') return answer(a !== c);
  const compare = NUMERIC[b];
  if (compare === undefined || args.length > 3) return { code: 2, err: `sh: 1: [: ${b}: unexpected operator\n` };
  if (!/^-?\d+$/.test(a) || !/^-?\d+$/.test(c)) {
    return { code: 2, err: `sh: 1: [: Illegal number: ${/^-?\d+$/.test(a) ? c : a}\n` };
  }
  return answer(compare(Number(a), Number(c)));
}

function unary(operator: string, operand: string, inside: Inside): Ended {
  const text = readFile(inside, operand);
  const folder = isFolder(inside, operand);
  if (operator === '-z') return answer(operand === '');
  if (operator === '-n') return answer(operand !== '');
  if (operator === '-f') return answer(text !== undefined);
  if (operator === '-d') return answer(folder);
  if (operator === '-s') return answer(folder || (text ?? '') !== '');
  if (operator === '-L') return answer(false);
  if (/^-[erwx]$/.test(operator)) return answer(folder || text !== undefined);
  return { code: 2, err: `sh: 1: [: ${operator}: unexpected operator\n` };
}

const answer = (holds: boolean): Ended => ({ code: holds ? 0 : 1 });
