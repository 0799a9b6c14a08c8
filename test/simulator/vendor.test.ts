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
