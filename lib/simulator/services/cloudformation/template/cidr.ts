import { validationError } from '../errors.ts';

/** The first `count` IPv4 blocks with `bits` host bits inside a block. */
export function cidr(block: string, count: number, bits: number): string[] {
  const [address = '', prefix] = block.split('/');
  const size = 2 ** bits;
  const base = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  if (Number.isNaN(base) || prefix === undefined || count * size > 2 ** (32 - Number(prefix))) {
    throw validationError(`Template error: Fn::Cidr cannot make ${count} blocks of ${bits} bits in ${block}`);
  }
  return Array.from({ length: count }, (_, i) => `${dotted(base + i * size)}/${32 - bits}`);
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
