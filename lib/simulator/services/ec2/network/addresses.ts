import { insufficientAddresses } from '../errors.ts';
import type { Ec2State } from '../state.ts';
import { formatAddress, parseCidr } from './cidr.ts';
import { change, get } from './records.ts';

const FIRST_FREE = 4;
const RESERVED = 5;

export function freeAddresses(state: Ec2State, subnetId: string): number {
  return get(state, 'subnet', subnetId)['AvailableIpAddressCount'] as number;
}

/** Takes the next free private address of a subnet. @throws InsufficientFreeAddressesInSubnet */
export function takeAddress(state: Ec2State, subnetId: string): string {
  const block = parseCidr(get(state, 'subnet', subnetId)['CidrBlock']);
  if (block === undefined) throw new Error(`cannot read the block of subnet ${subnetId}`);
  const used = state.addresses.get(subnetId) ?? { taken: new Set<number>(), cursor: FIRST_FREE };
  state.addresses.set(subnetId, used);
  const free = freeAddresses(state, subnetId);
  if (free <= 0) throw insufficientAddresses(subnetId);
  while (used.taken.has(used.cursor)) used.cursor = next(used.cursor, block.size);
  const host = used.cursor;
  used.taken.add(host);
  used.cursor = next(host, block.size);
  change(state, subnetId, { AvailableIpAddressCount: free - 1 });
  return formatAddress(block.first + host);
}

export function releaseAddress(state: Ec2State, subnetId: string, address: string): void {
  const used = state.addresses.get(subnetId);
  const block = parseCidr(state.network.get(subnetId)?.value['CidrBlock'] ?? '');
  if (used === undefined || block === undefined) return;
  used.taken.delete((parseCidr(`${address}/32`)?.first ?? 0) - block.first);
  change(state, subnetId, { AvailableIpAddressCount: block.size - RESERVED - used.taken.size });
}

function next(host: number, size: number): number {
  return host + 1 >= size - 1 ? FIRST_FREE : host + 1;
}
