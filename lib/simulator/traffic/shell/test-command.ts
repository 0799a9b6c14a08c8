import type { Ended } from './process.ts';

const NUMERIC: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '-eq': (a, b) => a === b,
  '-ne': (a, b) => a !== b,
  '-lt': (a, b) => a < b,
  '-le': (a, b) => a <= b,
  '-gt': (a, b) => a > b,
  '-ge': (a, b) => a >= b,
};

/** `test` on strings and numbers. The model has no files: a question about one is answered with no. */
export function test(args: readonly string[]): Ended {
  const or = args.indexOf('-o');
  if (or > 0) return test(args.slice(0, or)).code === 0 ? { code: 0 } : test(args.slice(or + 1));
  const and = args.indexOf('-a');
  if (and > 0) return test(args.slice(0, and)).code === 0 ? test(args.slice(and + 1)) : { code: 1 };
  if (args[0] === '!') return { code: test(args.slice(1)).code === 0 ? 1 : 0 };
  const [a = '', b = '', c = ''] = args;
  if (args.length === 0) return answer(false);
  if (args.length === 1) return answer(a !== '');
  if (args.length === 2) return unary(a, b);
  if (b === '=' || b === '==') return answer(a === c);
  if (b === '!=') return answer(a !== c);
  const compare = NUMERIC[b];
  if (compare === undefined || args.length > 3) return { code: 2, err: `sh: 1: [: ${b}: unexpected operator\n` };
  if (!/^-?\d+$/.test(a) || !/^-?\d+$/.test(c)) {
    return { code: 2, err: `sh: 1: [: Illegal number: ${/^-?\d+$/.test(a) ? c : a}\n` };
  }
  return answer(compare(Number(a), Number(c)));
}

function unary(operator: string, operand: string): Ended {
  if (operator === '-z') return answer(operand === '');
  if (operator === '-n') return answer(operand !== '');
  if (/^-[defrswxL]$/.test(operator)) return answer(false);
  return { code: 2, err: `sh: 1: [: ${operator}: unexpected operator\n` };
}

const answer = (holds: boolean): Ended => ({ code: holds ? 0 : 1 });
