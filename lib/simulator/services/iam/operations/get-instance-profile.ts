import type { CallContext } from '../../../kernel/service.ts';
import { profileOf } from '../lookup.ts';
import { profileShape } from '../shapes.ts';
import type { IamState } from '../state.ts';

export function getInstanceProfile(input: { InstanceProfileName: string }, { state }: CallContext<IamState>) {
  return { InstanceProfile: profileShape(state, profileOf(state, input.InstanceProfileName)) };
}
