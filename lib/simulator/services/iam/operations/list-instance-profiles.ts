import type { CallContext } from '../../../kernel/service.ts';
import { page } from '../page.ts';
import { profileShape } from '../shapes.ts';
import type { IamState } from '../state.ts';

export function listInstanceProfiles(
  input: { PathPrefix?: string; Marker?: string; MaxItems?: number },
  { state }: CallContext<IamState>,
) {
  const prefix = input.PathPrefix ?? '/';
  const { items, next } = page(
    [...state.profiles.values()].filter(({ path }) => path.startsWith(prefix)),
    input,
  );
  return { InstanceProfiles: items.map((profile) => profileShape(state, profile)), ...next };
}
