import type { CallContext } from '../../../kernel/service.ts';
import { alreadyExists } from '../errors.ts';
import { checkCount } from '../quotas.ts';
import { profileShape } from '../shapes.ts';
import type { IamState, InstanceProfile, Tag } from '../state.ts';

interface Input {
  InstanceProfileName: string;
  Path?: string;
  Tags?: Tag[];
}

export function createInstanceProfile(input: Input, context: CallContext<IamState>) {
  const { state, clock, ids, account, partition } = context;
  const name = input.InstanceProfileName;
  if (state.profiles.has(name)) throw alreadyExists(`Instance Profile ${name} already exists.`);
  checkCount('InstanceProfilesPerAccount', state.profiles.size);
  const path = input.Path ?? '/';
  const profile: InstanceProfile = {
    name,
    path,
    arn: `arn:${partition}:iam::${account}:instance-profile${path}${name}`,
    id: `AIPA${ids.upper(17)}`,
    created: clock.now(),
    role: undefined,
    tags: input.Tags ?? [],
  };
  state.profiles.set(name, profile);
  return { InstanceProfile: profileShape(state, profile) };
}
