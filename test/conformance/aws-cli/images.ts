// Machines and their images, at a prompt.

import assert from 'node:assert/strict';
import type { HostedRegion } from '../hosted-region.ts';
import { type Prompt, words } from './prompt.ts';

export async function images(aws: Prompt, { baseImage, subnetId, groupId }: HostedRegion): Promise<void> {
  await aws.gives(words`sts get-caller-identity`, ({ Account, Arn }) => {
    assert.equal(Account, '111122223333');
    assert.equal(Arn, 'arn:aws:iam::111122223333:user/operator');
  });
  await aws.gives(words`ec2 describe-images --owners 137112412989 --query Images[].ImageId`, (ids) =>
    assert.ok(ids.includes(baseImage)),
  );
  await aws.refuses(words`ec2 describe-images --image-ids ami-0123456789abcdef0`, {
    code: 'InvalidAMIID.NotFound',
    operation: 'DescribeImages',
    message: "The image id '[ami-0123456789abcdef0]' does not exist",
  });
  const { Instances } = await aws.gives(
    words`ec2 run-instances --image-id ${baseImage} --instance-type t4g.small --subnet-id ${subnetId} --security-group-ids ${groupId}
      --tag-specifications ResourceType=instance,Tags=[{Key=Name,Value=first}] --metadata-options HttpTokens=required`,
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
  const made = await aws.gives(
    words`ec2 create-image --instance-id ${id} --name golden-1 --description ${'a golden image'}`,
  );
  await aws.gives(words`ec2 wait image-available --image-ids ${made.ImageId}`);
  await aws.gives(
    words`ec2 describe-images --owners self --filters Name=name,Values=golden-*`,
    ({ Images: [image] }) => {
      assert.equal(image.ImageId, made.ImageId);
      assert.equal(image.State, 'available');
    },
  );
}
