import type { CreateKeyPairRequest, KeyPair } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { missingParameter, other } from '../errors.ts';
import { newId } from '../resource-ids.ts';
import type { Ec2State } from '../state.ts';
import { checkTags, tagsFor } from '../tags.ts';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Nobody can log in to an instance here: the private key has the form of one, and opens nothing. */
export function createKeyPair(input: CreateKeyPairRequest, context: CallContext<Ec2State>): KeyPair {
  const { state, ids, clock, caller } = context;
  const { KeyName, KeyType = 'rsa' } = input;
  if (KeyName === undefined) throw missingParameter('KeyName');
  if (state.keyPairs.has(KeyName)) {
    throw other('InvalidKeyPair.Duplicate', `The keypair already exists`);
  }
  const Tags = tagsFor(input.TagSpecifications, 'key-pair');
  checkTags(Tags, caller);
  const made = {
    KeyPairId: newId(ids, 'key'),
    KeyName,
    KeyFingerprint: Array.from({ length: 20 }, () => ids.hex(2)).join(':'),
    Tags,
  };
  state.keyPairs.set(KeyName, { ...made, KeyType, CreateTime: clock.now() });
  const lines = Array.from({ length: 25 }, () => ids.from(BASE64, 64)).join('\n');
  return { ...made, KeyMaterial: `-----BEGIN RSA PRIVATE KEY-----\n${lines}\n-----END RSA PRIVATE KEY-----` };
}
