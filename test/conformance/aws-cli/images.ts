// Machines, their images and launch templates, at a prompt.

import assert from 'node:assert/strict';
import type { HostedRegion } from '../hosted-region.ts';
import { type Prompt, words } from './prompt.ts';

const ABSENT = 'ami-0123456789abcdef0';

export async function images(aws: Prompt, { baseImage, subnetId, groupId }: HostedRegion): Promise<void> {
  await aws.gives(words`sts get-caller-identity`, ({ Account, Arn }) => {
    assert.equal(Account, '111122223333');
    assert.equal(Arn, 'arn:aws:iam::111122223333:user/operator');
  });
  await aws.gives(words`ec2 describe-images --owners 137112412989 --query Images[].ImageId`, (ids) =>
    assert.ok(ids.includes(baseImage)),
  );
  await aws.refuses(words`ec2 describe-images --image-ids ${ABSENT}`, {
    code: 'InvalidAMIID.NotFound',
    operation: 'DescribeImages',
    message: `The image id '[${ABSENT}]' does not exist`,
  });
  await aws.refuses(words`ec2 run-instances --image-id ${baseImage} --instance-type t4g.small --dry-run`, {
    code: 'DryRunOperation',
    operation: 'RunInstances',
    message: 'Request would have succeeded, but DryRun flag is set.',
  });
  const { Instances } = await aws.gives(
    words`ec2 run-instances --image-id ${baseImage} --instance-type t4g.small --subnet-id ${subnetId} --security-group-ids ${groupId}
      --tag-specifications ResourceType=instance,Tags=[{Key=Name,Value=first}] --metadata-options HttpTokens=required
      --block-device-mappings ${[{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 20, Encrypted: true } }]}`,
    ({ Instances: [instance] }) => assert.equal(instance.State.Name, 'pending'),
  );
  const id = Instances[0].InstanceId as string;
  await aws.gives(words`ec2 wait instance-running --instance-ids ${id}`);
  await aws.gives(words`ec2 wait instance-status-ok --instance-ids ${id}`);
  await aws.gives(
    words`ec2 describe-instances --filters Name=tag:Name,Values=first Name=instance-state-name,Values=running
      --query Reservations[].Instances[].[InstanceId,State.Name]`,
    (rows) => assert.deepEqual(rows, [[id, 'running']]),
  );
  await aws.gives(
    words`ec2 describe-instance-status --instance-ids ${id} --query InstanceStatuses[].InstanceStatus.Status`,
  );
  const { ImageId } = await aws.gives(
    words`ec2 create-image --instance-id ${id} --name golden-1 --description ${'a golden image'}`,
  );
  await aws.refuses(words`ec2 create-image --instance-id ${id} --name golden-1`, {
    code: 'InvalidAMIName.Duplicate',
    operation: 'CreateImage',
    message: `AMI name golden-1 is already in use by AMI ${ImageId}`,
  });
  await aws.gives(words`ec2 wait image-available --image-ids ${ImageId}`);
  await aws.gives(
    words`ec2 describe-images --owners self --filters Name=name,Values=golden-* --query ${'sort_by(Images, &CreationDate)[-1].[ImageId,State]'}`,
    (row) => assert.deepEqual(row, [ImageId, 'available']),
  );
  await aws.gives(words`ec2 create-tags --resources ${ImageId} --tags Key=stage,Value=golden`);
  await aws.gives(
    words`ec2 modify-image-attribute --image-id ${ImageId} --launch-permission Add=[{UserId=222233334444}]`,
  );
  await aws.gives(
    words`ec2 describe-image-attribute --image-id ${ImageId} --attribute launchPermission --query LaunchPermissions[].UserId`,
    (users) => assert.deepEqual(users, ['222233334444']),
  );
  await aws.gives(words`ec2 stop-instances --instance-ids ${id}`);
  await aws.gives(words`ec2 wait instance-stopped --instance-ids ${id}`);
  await aws.gives(words`ec2 terminate-instances --instance-ids ${id}`);
  await aws.gives(words`ec2 wait instance-terminated --instance-ids ${id}`);
  await aws.gives(words`ec2 deregister-image --image-id ${ImageId}`);
  await aws.gives(words`ec2 describe-snapshots --owner-ids self --query Snapshots[].SnapshotId`, (ids) =>
    assert.equal(ids.length, 1),
  );
  await launchTemplates(aws, baseImage);
  await retries(aws);
}

async function launchTemplates(aws: Prompt, baseImage: string): Promise<void> {
  const { LaunchTemplate } = await aws.gives(
    words`ec2 create-launch-template --launch-template-name prod --launch-template-data ${{ ImageId: baseImage, InstanceType: 't4g.small' }}`,
  );
  const id = LaunchTemplate.LaunchTemplateId as string;
  for (const note of ['second', 'third']) {
    await aws.gives(
      words`ec2 create-launch-template-version --launch-template-id ${id} --source-version 1 --version-description ${note}
        --launch-template-data ${{ ImageId: baseImage }}`,
    );
  }
  await aws.gives(
    words`ec2 describe-launch-template-versions --launch-template-id ${id} --page-size 1 --query LaunchTemplateVersions[].VersionNumber`,
    (numbers) => assert.deepEqual(numbers.sort(), [1, 2, 3]),
  );
  await aws.gives(
    words`ec2 describe-launch-template-versions --launch-template-id ${id} --versions $Latest --query LaunchTemplateVersions[].VersionDescription`,
    (notes) => assert.deepEqual(notes, ['third']),
  );
  await aws.gives(words`ec2 modify-launch-template --launch-template-id ${id} --default-version 2`);
  await aws.gives(
    words`ec2 describe-launch-templates --launch-template-names prod --query LaunchTemplates[].DefaultVersionNumber`,
    (numbers) => assert.deepEqual(numbers, [2]),
  );
  await aws.gives(words`ec2 delete-launch-template --launch-template-id ${id}`);
}

/** The CLI tries again by itself when it is throttled, and gives up in the end. */
async function retries(aws: Prompt): Promise<void> {
  const limited = { code: 'RequestLimitExceeded', message: 'Request limit exceeded.' };
  for (const [service, operation, command, said] of [
    ['ec2', 'DescribeVpcs', words`ec2 describe-vpcs`, limited],
    ['ssm', 'DescribeParameters', words`ssm describe-parameters`, rateExceeded('ThrottlingException')],
    [
      'auto-scaling',
      'DescribeAutoScalingGroups',
      words`autoscaling describe-auto-scaling-groups`,
      rateExceeded('Throttling'),
    ],
    ['cloudwatch', 'DescribeAlarms', words`cloudwatch describe-alarms`, rateExceeded('Throttling')],
    ['lambda', 'ListFunctions', words`lambda list-functions`, rateExceeded('TooManyRequestsException')],
  ] as const) {
    await aws.triesAgain(command, { service, operation });
    await aws.givesUp(command, { service, operation, ...said });
  }
}

const rateExceeded = (code: string) => ({ code, message: 'Rate exceeded' });
