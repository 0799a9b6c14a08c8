// Launches are judged on everything that they use and make; EC2 has a code of its own for denials, and an encoded message.

import { CreateTagsCommand, DescribeInstancesCommand, RunInstancesCommand } from '@aws-sdk/client-ec2';
import { DecodeAuthorizationMessageCommand } from '@aws-sdk/client-sts';
import { allow, type PolicyCase, sentence, when } from './policies-case.ts';
import { OTHER, other } from './policies-other-role.ts';

const runs =
  (input: object = {}): NonNullable<PolicyCase['asks']> =>
  async ({ ec2, region }) => {
    const [image] = region.call('ec2', 'DescribeImages', { Owners: ['137112412989'] }).Images;
    const launch = {
      ImageId: image.ImageId,
      InstanceType: 't4g.micro',
      MinCount: 1,
      MaxCount: 1,
      DryRun: true,
    } as const;
    await ec2.send(new RunInstancesCommand({ ...launch, ...input }));
  };

const ec2Denied = (action: string, resource: string | undefined, why: string) =>
  `UnauthorizedOperation: You are not authorized to perform this operation. ${sentence(action, resource, why)}. Encoded …`;
const ec2Unallowed = (action: string, resource?: string) =>
  ec2Denied(action, resource, `because no identity-based policy allows the ${action} action`);
export const inEc2 = (resource: string) => `arn:aws:ec2:us-east-1:111122223333:${resource}`;
const LAUNCHED = ['instance', 'network-interface', 'volume', 'subnet', 'security-group'].map((type) =>
  inEc2(`${type}/*`),
);
const IMAGES = 'arn:aws:ec2:us-east-1::image/*';
const DRY = 'DryRunOperation: Request would have succeeded, but DryRun flag is set.';
const tagged = { TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'team', Value: 'blue' }] }] };

export const LAUNCH_CASES: readonly PolicyCase[] = [
  {
    name: 'RunInstances needs the instance',
    asks: runs(),
    answer: ec2Unallowed('ec2:RunInstances', inEc2('instance/*')),
  },
  {
    name: 'RunInstances with everything it uses would succeed',
    policy: [allow('ec2:RunInstances', [...LAUNCHED, IMAGES])],
    asks: runs(),
    answer: DRY,
  },
  ...LAUNCHED.map(
    (resource): PolicyCase => ({
      name: `RunInstances needs ${resource.split(':').at(-1)}`,
      policy: [allow('ec2:RunInstances', [...LAUNCHED.filter((one) => one !== resource), IMAGES])],
      asks: runs(),
      answer: ec2Unallowed('ec2:RunInstances', resource),
    }),
  ),
  {
    name: 'RunInstances needs the image',
    policy: [allow('ec2:RunInstances', LAUNCHED)],
    asks: runs(),
    answer: /^UnauthorizedOperation: .* ec2:RunInstances on resource: arn:aws:ec2:us-east-1::image\/ami-\w+ because no/,
  },
  {
    name: 'tags at launch need CreateTags',
    policy: [allow('ec2:RunInstances')],
    asks: runs(tagged),
    answer: ec2Unallowed('ec2:CreateTags', inEc2('instance/*')),
  },
  {
    name: 'tags at launch know the launching call',
    policy: [
      allow('ec2:RunInstances'),
      allow('ec2:CreateTags', '*', when('StringEquals', 'ec2:CreateAction', 'RunInstances')),
    ],
    asks: runs(tagged),
    answer: DRY,
  },
  {
    name: 'what may be tagged at creation may not be tagged later',
    policy: [allow('ec2:CreateTags', '*', when('StringEquals', 'ec2:CreateAction', 'RunInstances'))],
    asks: ({ ec2, region }) =>
      ec2.send(
        new CreateTagsCommand({
          Resources: [region.call('ec2', 'DescribeVpcs', {}).Vpcs[0].VpcId],
          Tags: [{ Key: 'team', Value: 'blue' }],
        }),
      ),
    answer:
      /ec2:CreateTags on resource: arn:aws:ec2:us-east-1:111122223333:vpc\/vpc-\w+ because no identity-based policy/,
  },
  {
    name: 'RunInstances passes the role of its profile',
    before: other,
    policy: [allow('ec2:*')],
    asks: runs({ IamInstanceProfile: { Name: 'Other' } }),
    answer: ec2Unallowed('iam:PassRole', OTHER),
  },
  {
    name: 'DescribeInstances names no resource',
    asks: ({ ec2 }) => ec2.send(new DescribeInstancesCommand({})),
    answer: ec2Unallowed('ec2:DescribeInstances'),
  },
  {
    name: 'an operation on trial ends before it begins',
    policy: [allow('ec2:DescribeInstances')],
    asks: ({ ec2 }) => ec2.send(new DescribeInstancesCommand({ DryRun: true })),
    answer: DRY,
  },
  {
    name: 'an encoded message can be decoded by who may',
    policy: [allow('sts:DecodeAuthorizationMessage')],
    asks: async ({ ec2, sts }) => {
      const { message } = await ec2.send(new DescribeInstancesCommand({})).catch((error) => error);
      const EncodedMessage = /message: ([\w-]+)$/.exec(message)?.[1];
      const { DecodedMessage = '{}' } = await sts.send(new DecodeAuthorizationMessageCommand({ EncodedMessage }));
      const { allowed, context } = JSON.parse(DecodedMessage);
      if (allowed !== false || context.action !== 'ec2:DescribeInstances') throw new Error(DecodedMessage);
    },
    answer: 'allowed',
  },
];
