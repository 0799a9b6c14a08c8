// IAM's default quotas (User Guide, "IAM and AWS STS quotas"). White space in policies does not count.

import { limitExceeded } from './errors.ts';
import type { Role } from './state.ts';

const sizeOf = (text: string): number => text.replace(/\s/g, '').length;

export function checkCount(
  quota: 'RolesPerAccount' | 'InstanceProfilesPerAccount' | 'PoliciesPerAccount',
  count: number,
): void {
  const most = { RolesPerAccount: 1000, InstanceProfilesPerAccount: 1000, PoliciesPerAccount: 1500 }[quota];
  if (count >= most) throw limitExceeded(`Cannot exceed quota for ${quota}: ${most}`);
}

export function checkTrustSize(text: string): void {
  if (sizeOf(text) > 2048) throw limitExceeded('Cannot exceed quota for ACLSizePerRole: 2048');
}

export function checkManagedSize(text: string): void {
  if (sizeOf(text) > 6144) throw limitExceeded('Cannot exceed quota for PolicySize: 6144');
}

/** All inline policies of a role together. */
export function checkInlineSize(role: Role, name: string, text: string): void {
  let size = sizeOf(text);
  for (const [other, policy] of role.inline) if (other !== name) size += sizeOf(policy.text);
  if (size > 10_240) throw limitExceeded(`Maximum policy size of 10240 bytes exceeded for role ${role.name}`);
}
