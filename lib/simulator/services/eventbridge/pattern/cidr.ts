import { BlockList, isIP } from 'node:net';
import type { Leaf } from './leaf.ts';
import { PatternProblem } from './problem.ts';

export function readCidr(text: string): (leaf: Leaf) => boolean {
  const [address, bits, ...rest] = text.split('/');
  if (address === undefined || bits === undefined || rest.length > 0) {
    throw new PatternProblem("Malformed CIDR, one '/' required");
  }
  if (!/^-?\d+$/.test(bits)) throw new PatternProblem('Malformed CIDR, mask bits must be an integer');
  if (Number(bits) < 0) throw new PatternProblem('Malformed CIDR, mask bits must not be negative');
  const family = isIP(address);
  if (family === 0) throw new PatternProblem(`Nonstandard IP address: ${address}`);
  if (family === 4 && Number(bits) >= 32) throw new PatternProblem('IPv4 mask bits must be < 32');
  if (family === 6 && Number(bits) >= 128) throw new PatternProblem('IPv6 mask bits must be < 128');
  const type = family === 4 ? 'ipv4' : 'ipv6';
  const block = new BlockList();
  block.addSubnet(address, Number(bits), type);
  return (leaf) => typeof leaf === 'string' && isIP(leaf) === family && block.check(leaf, type);
}
