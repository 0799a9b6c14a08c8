import { ScriptError } from './tokenize-script.ts';

/** `$(( ))` as far as the model goes: whole numbers and variables with + - * / %, from left to right, without parentheses. */
export function calculate(text: string, variable: (name: string) => string | undefined): number {
  const resolved = text.replace(/\$?([A-Za-z_][A-Za-z0-9_]*)/g, (_, name: string) =>
    String(Number(variable(name) ?? 0)),
  );
  const match = /^\s*(-?\d+)((?:\s*[-+*/%]\s*-?\d+)*)\s*$/.exec(resolved);
  if (match === null) throw new ScriptError(`the arithmetic '${text}' is not modelled`);
  let value = Number(match[1]);
  let last: string | undefined;
  for (const [, operator, operand] of (match[2] as string).matchAll(/([-+*/%])\s*(-?\d+)/g)) {
    const mixes = last !== undefined && /[-+]/.test(last) && /[*/%]/.test(operator as string);
    if (mixes) throw new ScriptError(`the arithmetic '${text}' is not modelled: it needs precedence`);
    last = operator;
    value = apply(operator as string, value, Number(operand));
  }
  return value;
}

function apply(operator: string, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return Math.trunc(left / right);
    default:
      return left % right;
  }
}
