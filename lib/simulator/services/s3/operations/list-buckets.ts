import type { CallContext } from '../../../kernel/service.ts';
import type { S3State } from '../state.ts';

export function listBuckets(_input: object, { state, account }: CallContext<S3State>) {
  return {
    Owner: { ID: account },
    Buckets: [...state.buckets.values()].map(({ name, created }) => ({ Name: name, CreationDate: created })),
  };
}
