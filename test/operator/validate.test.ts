import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { validate } from '../../lib/operator/validate.ts';
import { operateFleet } from './operated-fleet.ts';
import { putParameter } from './operated-region.ts';

const LISTENER = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/lb/0a/0b';

function fileOf(...lines: string[]): string {
  const file = join(mkdtempSync(join(tmpdir(), 'goldsmith-')), 'goldsmith.yaml');
  writeFileSync(file, lines.join('\n'));
  return file;
}

test('an adopted group that can be taken back is valid in the account, too', async () => {
  const { act, said, region, fleet } = await operateFleet();
  putParameter(region, '/imagebuilder/base', fleet.amis[0]);
  const file = fileOf(
    'network: sample',
    'images: { web: { base: ssm:/imagebuilder/base } }',
    'fleets: { old: { image: web, adopt: { autoScalingGroup: prod } } }',
  );
  expect(await act((operator) => validate(operator.report, file, operator))).toBe(true);
  expect(said).toEqual([{ event: 'valid', file, images: ['web'], fleets: ['old'] }]);
});

test('what the account does not have comes as faults of the file, all at once', async () => {
  const { act, said, region } = await operateFleet();
  const LaunchTemplate = { LaunchTemplateName: 'prod', Version: '$Latest' };
  region.call('auto-scaling', 'UpdateAutoScalingGroup', { AutoScalingGroupName: 'prod', LaunchTemplate });
  putParameter(region, '/imagebuilder/text', 'hello');
  const file = fileOf(
    'network: { vpc: vpc-0a, subnets: [subnet-0a] }',
    'images: { web: { base: ssm:/imagebuilder/nowhere }, api: { base: ssm:/imagebuilder/text } }',
    'fleets:',
    '  old: { image: web, adopt: { autoScalingGroup: prod } }',
    '  gone: { image: web, adopt: { autoScalingGroup: prd } }',
    `  new: { image: web, loadBalancer: { listener: "${LISTENER}", securityGroup: sg-0a } }`,
  );
  expect(await act((operator) => validate(operator.report, file, operator))).toBe(false);
  expect(said.map((message) => message.event === 'fault' && [message.line, message.path, message.found])).toEqual([
    [2, 'images.web.base', '"ssm:/imagebuilder/nowhere", which does not exist here'],
    [2, 'images.api.base', '"ssm:/imagebuilder/text", which holds "hello"'],
    [4, 'fleets.old.adopt.autoScalingGroup', '"prod", which follows $Latest of its launch template'],
    [5, 'fleets.gone.adopt.autoScalingGroup', '"prd", which does not exist here'],
    [6, 'fleets.new.loadBalancer.listener', `"${LISTENER}", which does not exist here`],
  ]);
});

test('bases are looked for in the account: filters, parameters, images of Image Builder, and their root volumes', async () => {
  const { act, said, region } = await operateFleet();
  region.vendor.others.stock();
  const suse = 'owner: "013907871322", architecture: arm64, name: "suse-sles-15-*"';
  const redHat = 'owner: "309956199498", architecture: arm64, name: "RHEL-10.*"';
  const arn = 'arn:aws:imagebuilder:us-east-1:aws:image/amazon-linux-2023-arm64/x.x.x';
  const file = fileOf(
    'network: sample',
    'images:',
    '  ubuntu: { base: ubuntu-24.04/arm64 }',
    '  rhel: { base: rhel-9/x86_64 }',
    '  eks: { base: eks-1.33-amazon-linux-2023/arm64 }',
    '  flatcar: { base: flatcar-stable/x86_64 }',
    `  suse: { base: { ${suse} } }`,
    `  small: { base: { ${redHat} }, rootVolume: { sizeGiB: 8 } }`,
    '  odd: { base: debian-13/arm64, rootVolume: { device: /dev/sdz } }',
    `  managed: { base: "${arn}" }`,
    '  later: { base: eks-1.99-amazon-linux-2023/arm64 }',
  );
  expect(await act((operator) => validate(operator.report, file, operator))).toBe(false);
  expect(said.flatMap((message) => (message.event === 'fault' ? [`${message.path} ${message.found}`] : []))).toEqual([
    'images.suse.base a filter that finds no AMI of 013907871322 for arm64 with a name like "suse-sles-15-*" here',
    expect.stringMatching(/^images\.small\.base .* has a root volume of 10 GiB, while one of 8 is made$/),
    expect.stringMatching(/^images\.odd\.base .* has its root on \/dev\/xvda, while \/dev\/sdz is made$/),
    `images.managed.base "${arn}", which does not exist here`,
    'images.later.base "ssm:/aws/service/eks/optimized-ami/1.99/amazon-linux-2023/arm64/standard/recommended/image_id", which does not exist here',
  ]);
});
