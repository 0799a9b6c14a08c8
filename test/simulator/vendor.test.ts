import { expect, test } from 'vitest';
import { createRegion } from '../../lib/simulator/region.ts';

test('a region begins with the base images that people build on, for both architectures', () => {
  const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21) });
  region.vendor.stock();
  const amiOf = (name: string): string =>
    region.call('ssm', 'GetParameter', { Name: `/aws/service/ami-amazon-linux-latest/${name}` }).Parameter.Value;
  for (const edition of ['al2023-ami', 'al2023-ami-minimal']) {
    for (const architecture of ['arm64', 'x86_64']) {
      const amiId = amiOf(`${edition}-kernel-6.1-${architecture}`);
      const [image] = region.call('ec2', 'DescribeImages', { ImageIds: [amiId] }).Images;
      expect(image).toMatchObject({
        Architecture: architecture,
        Name: expect.stringMatching(`^${edition}-2023.*kernel-6\\.1-`),
      });
      expect(amiOf(`${edition}-kernel-default-${architecture}`)).toBe(amiId);
      expect(amiOf(`${edition}-kernel-6.12-${architecture}`)).not.toBe(amiId);
    }
  }
});

test('the other makers publish under accounts and parameters of their own, and newer AMIs take the place of older ones', () => {
  const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21) });
  region.vendor.stock();
  const parameter = '/aws/service/canonical/ubuntu/server/24.04/stable/current/arm64/hvm/ebs-gp3/ami-id';
  const named = () => region.call('ssm', 'GetParameter', { Name: parameter }).Parameter.Value;
  const before = named();
  const newer = region.vendor.others.publish('ubuntu-24.04/arm64');
  expect(named()).toBe(newer);
  expect(newer).not.toBe(before);
  const ofRedHat = region.call('ec2', 'DescribeImages', {
    Owners: ['309956199498'],
    Filters: [
      { Name: 'name', Values: ['RHEL-9.*_HVM-*-arm64-*-Hourly2-GP3'] },
      { Name: 'architecture', Values: ['arm64'] },
    ],
  }).Images;
  expect(ofRedHat).toMatchObject([{ OwnerId: '309956199498', RootDeviceName: '/dev/sda1', Architecture: 'arm64' }]);
});
