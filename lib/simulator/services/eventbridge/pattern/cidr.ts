import { addressDigits, looksLikeAddress } from './address.ts';
import { PatternProblem } from './problem.ts';
import { isNumber, type Seen } from './seen.ts';

/** The ruler's reasons against a block come without a position. */
export function readCidr(text: string): (leaf: Seen) => boolean {
  // As where the ruler splits, a slash at the end counts for nothing.
  const [address = '', bits = '', ...rest] = text.replace(/\/+$/, '').split('/');
  if (!text.includes('/') || bits === '' || rest.length > 0) {
    throw new PatternProblem("Malformed CIDR, one '/' required");
  }
  if (!/^[+-]?\d+$/.test(bits) || Math.abs(Number(bits)) > 2_147_483_647) {
    throw new PatternProblem('Malformed CIDR, mask bits must be an integer');
  }
  if (Number(bits) < 0) throw new PatternProblem('Malformed CIDR, mask bits must not be negative');
  if (!looksLikeAddress(address)) throw new PatternProblem(`Nonstandard IP address: ${address}`);
  const digits = addressDigits(address);
  if (digits === undefined) throw new PatternProblem(`Invalid IP address: ${address}`);
  const width = digits.length * 4;
  if (Number(bits) >= width) throw new PatternProblem(`IPv${width === 32 ? 4 : 6} mask bits must be < ${width}`);
  const rest1 = (1n << BigInt(width - Number(bits))) - 1n;
  const value = BigInt(`0x${digits}`);
  const [low, high] = [value & ~rest1, value | rest1].map((bound) => padded(bound, digits.length)) as [string, string];
  return ({ address: own, text: leaf }) => {
    // Digits are compared as text, and those of a plain number are taken for an address's.
    const candidate = own ?? (isNumber(leaf) ? leaf : undefined);
    return candidate !== undefined && candidate >= low && candidate <= high;
  };
}

function padded(bound: bigint, width: number): string {
  return bound.toString(16).toUpperCase().padStart(width, '0');
}
