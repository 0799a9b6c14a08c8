// Exact decimals of up to 38 digits, as DynamoDB keeps numbers: a whole coefficient times a power of ten.

export interface Decimal {
  readonly coefficient: bigint;
  readonly exponent: number;
}

export type DecimalProblem = 'not-a-number' | 'too-precise' | 'overflow' | 'underflow';

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** Reads a number's text, or says what is wrong with it. */
export function readDecimal(text: string): Decimal | DecimalProblem {
  const match = NUMBER.exec(text);
  const whole = match?.[2] ?? '';
  const fraction = match?.[3] ?? '';
  if (match === null || whole.length + fraction.length === 0) return 'not-a-number';
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const kept = digits.replace(/0+$/, '');
  if (kept === '') return { coefficient: 0n, exponent: 0 };
  const exponent = Number(match[4] ?? 0) - fraction.length + (digits.length - kept.length);
  if (kept.length > 38) return 'too-precise';
  const magnitude = kept.length + exponent;
  if (magnitude > 126) return 'overflow';
  if (magnitude < -129) return 'underflow';
  return { coefficient: BigInt(`${match[1] === '-' ? '-' : ''}${kept}`), exponent };
}

/** Plain digits without an exponent, as DynamoDB gives numbers back. */
export function writeDecimal({ coefficient, exponent }: Decimal): string {
  if (coefficient === 0n) return '0';
  const negative = coefficient < 0n;
  const digits = (negative ? -coefficient : coefficient).toString();
  let text: string;
  if (exponent >= 0) text = digits + '0'.repeat(exponent);
  else if (digits.length > -exponent) text = `${digits.slice(0, exponent)}.${digits.slice(exponent)}`;
  else text = `0.${'0'.repeat(-exponent - digits.length)}${digits}`;
  return negative ? `-${text}` : text;
}

/** Adds two numbers given as text; `subtract` takes the second away. */
export function addNumbers(a: string, b: string, subtract = false): string | DecimalProblem {
  const left = readDecimal(a) as Decimal;
  const right = readDecimal(b) as Decimal;
  const exponent = Math.min(left.exponent, right.exponent);
  const sign = subtract ? -1n : 1n;
  const coefficient = scaled(left, exponent) + sign * scaled(right, exponent);
  const sum = readDecimal(`${coefficient}e${exponent}`);
  return typeof sum === 'string' ? sum : writeDecimal(sum);
}

/** Below, equal or above: -1, 0 or 1. Both texts must be numbers. */
export function compareNumbers(a: string, b: string): number {
  if (a === b) return 0;
  if (a.length <= 15 && b.length <= 15) return Math.sign(Number(a) - Number(b));
  const left = readDecimal(a) as Decimal;
  const right = readDecimal(b) as Decimal;
  const exponent = Math.min(left.exponent, right.exponent);
  const difference = scaled(left, exponent) - scaled(right, exponent);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

function scaled({ coefficient, exponent }: Decimal, to: number): bigint {
  return coefficient * 10n ** BigInt(exponent - to);
}
