import type { DeleteKeyPairRequest, DeleteKeyPairResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { missingParameter } from '../errors.ts';
import type { Ec2State } from '../state.ts';

/** One that does not exist is deleted all the same. */
export function deleteKeyPair(
  { KeyName, KeyPairId }: DeleteKeyPairRequest,
  { state }: CallContext<Ec2State>,
): DeleteKeyPairResult {
  if (KeyName === undefined && KeyPairId === undefined) throw missingParameter('KeyName or KeyPairId');
  const found = [...state.keyPairs.values()].find((pair) => pair.KeyName === KeyName || pair.KeyPairId === KeyPairId);
  if (found === undefined) return { Return: true };
  state.keyPairs.delete(found.KeyName as string);
  return { Return: true, KeyPairId: found.KeyPairId };
}
