import type { CallContext } from '../../../kernel/service.ts';
import { noSuchProfile, profileOf } from '../lookup.ts';
import { profileShape } from '../shapes.ts';
import { spreadProfile } from '../spreading.ts';
import type { IamState } from '../state.ts';

export function getInstanceProfile(input: { InstanceProfileName: string }, { state, caller }: CallContext<IamState>) {
  const profile = profileOf(state, input.InstanceProfileName);
  if (caller.kind !== 'service') return { InstanceProfile: profileShape(state, profile) };
  const spread = spreadProfile(state, profile.name);
  if (spread === undefined) throw noSuchProfile(profile.name);
  return { InstanceProfile: profileShape(state, spread) };
}
