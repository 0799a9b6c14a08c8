import { BlockList, isIP } from 'node:net';

const ranges = new Map<string, BlockList | undefined>();

/** Whether an address lies in a range in CIDR notation; a lone address is a range of one. */
export function isInRange(address: string, range: string): boolean {
  if (!ranges.has(range)) ranges.set(range, blockOf(range));
  const version = isIP(address);
  return version !== 0 && ranges.get(range)?.check(address, version === 4 ? 'ipv4' : 'ipv6') === true;
}

/** @returns undefined for what is no range */
function blockOf(range: string): BlockList | undefined {
  const [network = '', bits] = range.split('/');
  const version = isIP(network);
  const widest = version === 4 ? 32 : 128;
  const prefix = bits === undefined ? widest : Number(bits);
  if (version === 0 || !Number.isInteger(prefix) || prefix < 0 || prefix > widest) return undefined;
  const block = new BlockList();
  block.addSubnet(network, prefix, version === 4 ? 'ipv4' : 'ipv6');
  return block;
}
