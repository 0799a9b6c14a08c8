import type { Region } from '../../lib/simulator/region.ts';

export const OTHER = 'arn:aws:iam::111122223333:role/Other';

/** A role and its instance profile, for others to pass on. */
export function other(region: Region): void {
  const AssumeRolePolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Service: ['ec2', 'lambda', 'states', 'events', 'scheduler'].map((one) => `${one}.amazonaws.com`) },
      Action: 'sts:AssumeRole',
    },
  });
  region.call('iam', 'CreateRole', { RoleName: 'Other', AssumeRolePolicyDocument });
  region.call('iam', 'CreateInstanceProfile', { InstanceProfileName: 'Other' });
  region.call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'Other', RoleName: 'Other' });
}
