import type { DescribeKeyPairsRequest, DescribeKeyPairsResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { other } from '../errors.ts';
import { type FilterPaths, select } from '../filters.ts';
import type { Ec2State } from '../state.ts';

const filters: FilterPaths = { 'key-name': 'KeyName', 'key-pair-id': 'KeyPairId', fingerprint: 'KeyFingerprint' };

export function describeKeyPairs(
  { KeyNames = [], KeyPairIds = [], Filters }: DescribeKeyPairsRequest,
  { state }: CallContext<Ec2State>,
): DescribeKeyPairsResult {
  const all = [...state.keyPairs.values()];
  const unknown = KeyNames.find((name) => !state.keyPairs.has(name));
  if (unknown !== undefined) {
    throw other('InvalidKeyPair.NotFound', `The key pair '${unknown}' does not exist`);
  }
  const unknownId = KeyPairIds.find((id) => !all.some((pair) => pair.KeyPairId === id));
  if (unknownId !== undefined) throw other('InvalidKeyPair.NotFound', `The keyPair ID '${unknownId}' does not exist`);
  const isNamed = KeyNames.length + KeyPairIds.length > 0;
  const named = all.filter(
    ({ KeyName = '', KeyPairId = '' }) => !isNamed || KeyNames.includes(KeyName) || KeyPairIds.includes(KeyPairId),
  );
  return { KeyPairs: select(named, Filters, filters) };
}
