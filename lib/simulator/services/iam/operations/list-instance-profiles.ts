import type { CallContext } from '../../../kernel/service.ts';
import { profileShape } from '../shapes.ts';
import type { IamState } from '../state.ts';

export function listInstanceProfiles(_input: object, { state }: CallContext<IamState>) {
  return {
    InstanceProfiles: [...state.profiles.values()].map((profile) => profileShape(state, profile)),
    IsTruncated: false,
  };
}
