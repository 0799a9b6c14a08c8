import {
  CreateImageCommand,
  CreateTagsCommand,
  DeleteSnapshotCommand,
  DeregisterImageCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeSnapshotsCommand,
  DescribeTagsCommand,
  DisableImageCommand,
  EC2Client,
  EnableImageCommand,
  EnableImageDeprecationCommand,
  ModifyImageAttributeCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import type { Caller } from '../../../../lib/simulator/kernel/caller.ts';
import { newRegion } from '../../new-region.ts';

const neighbour: Caller = { kind: 'operator', account: '444455556666', arn: 'arn:aws:iam::444455556666:user/bob' };

async function ownImage() {
  const made = newRegion();
  const ec2 = made.region.client(EC2Client);
  const { Instances } = await ec2.send(
    new RunInstancesCommand({ ImageId: made.baseImage, InstanceType: 't4g.small', MinCount: 1, MaxCount: 1 }),
  );
  await made.region.run({ forMs: 60_000 });
  const create = new CreateImageCommand({
    InstanceId: Instances?.[0]?.InstanceId,
    Name: 'golden',
    TagSpecifications: [{ ResourceType: 'image', Tags: [{ Key: 'app', Value: 'web' }] }],
  });
  const ImageId = (await ec2.send(create)).ImageId as string;
  const launch = () =>
    ec2.send(new RunInstancesCommand({ ImageId, InstanceType: 't4g.small', MinCount: 1, MaxCount: 1 }));
  return { ...made, ec2, ImageId, launch };
}

test('an image can be launched from when it is available and not disabled', async () => {
  const { region, ec2, ImageId, launch } = await ownImage();
  await expect(launch()).rejects.toMatchObject({ name: 'InvalidAMIID.Unavailable' });
  await region.run({ forMs: 3_600_000 });
  await launch();
  await ec2.send(new DisableImageCommand({ ImageId }));
  await expect(launch()).rejects.toMatchObject({ name: 'InvalidAMIID.Unavailable' });
  const { Images } = await ec2.send(new DescribeImagesCommand({ Owners: ['self'] }));
  expect(Images).toEqual([]);
  await ec2.send(new EnableImageCommand({ ImageId }));
  await launch();
});

test('a share is seen by the other account until the image is disabled', async () => {
  const { region, ec2, ImageId } = await ownImage();
  await region.run({ forMs: 3_600_000 });
  const seen = () => region.call('ec2', 'DescribeImages', { ImageIds: [ImageId] }, neighbour).Images.length;
  expect(seen).toThrow('does not exist');
  const LaunchPermission = { Add: [{ UserId: neighbour.account }] };
  await ec2.send(new ModifyImageAttributeCommand({ ImageId, LaunchPermission }));
  expect(seen()).toBe(1);
  await ec2.send(new DisableImageCommand({ ImageId }));
  await ec2.send(new EnableImageCommand({ ImageId }));
  expect(seen).toThrow('does not exist');
});

test('snapshots are kept while an image holds them', async () => {
  const { region, ec2, ImageId } = await ownImage();
  await region.run({ forMs: 3_600_000 });
  const { Snapshots = [] } = await ec2.send(new DescribeSnapshotsCommand({ OwnerIds: ['self'] }));
  const SnapshotId = Snapshots[0]?.SnapshotId as string;
  expect(Snapshots).toMatchObject([{ State: 'completed', Progress: '100%' }]);
  await expect(ec2.send(new DeleteSnapshotCommand({ SnapshotId }))).rejects.toMatchObject({
    name: 'InvalidSnapshot.InUse',
  });
  const gone = await ec2.send(new DeregisterImageCommand({ ImageId, DeleteAssociatedSnapshots: true }));
  expect(gone.DeleteSnapshotResults).toEqual([{ SnapshotId, ReturnCode: 'success' }]);
  await expect(ec2.send(new DescribeImagesCommand({ ImageIds: [ImageId] }))).rejects.toMatchObject({
    name: 'InvalidAMIID.NotFound',
  });
});

test('a deprecation lies ahead, and the owner still sees the image after it', async () => {
  const { region, ec2, ImageId } = await ownImage();
  const deprecate = (atMs: number) =>
    ec2.send(new EnableImageDeprecationCommand({ ImageId, DeprecateAt: new Date(atMs) }));
  await expect(deprecate(Date.UTC(2020, 0, 1))).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await deprecate(region.kernel.clock.nowMs + 1000);
  await region.run({ forMs: 3_600_000 });
  const { Images } = await ec2.send(new DescribeImagesCommand({ Owners: ['self'] }));
  expect(Images).toHaveLength(1);
});

test('tags find what carries them, page by page', async () => {
  const { ec2, baseImage, ImageId } = await ownImage();
  const { Instances = [] } = await ec2.send(
    new RunInstancesCommand({ ImageId: baseImage, InstanceType: 't4g.small', MinCount: 7, MaxCount: 7 }),
  );
  const Resources = Instances.map((one) => one.InstanceId as string);
  await ec2.send(new CreateTagsCommand({ Resources, Tags: [{ Key: 'ring', Value: 'prod-1' }] }));
  const Filters = [{ Name: 'tag:ring', Values: ['prod-*'] }];
  const found: string[] = [];
  let NextToken: string | undefined;
  do {
    const answer = await ec2.send(new DescribeInstancesCommand({ Filters, MaxResults: 5, NextToken }));
    found.push(...(answer.Reservations ?? []).flatMap((one) => one.Instances ?? []).map((one) => one.InstanceId ?? ''));
    NextToken = answer.NextToken;
  } while (NextToken !== undefined);
  expect(found).toEqual(Resources);
  const { Tags } = await ec2.send(new DescribeTagsCommand({ Filters: [{ Name: 'key', Values: ['app'] }] }));
  expect(Tags).toEqual([{ ResourceId: ImageId, ResourceType: 'image', Key: 'app', Value: 'web' }]);
  const reserved = [{ Key: 'aws:mine', Value: '1' }];
  await expect(ec2.send(new CreateTagsCommand({ Resources, Tags: reserved }))).rejects.toMatchObject({
    name: 'InvalidParameterValue',
  });
});

test('disks are encrypted and sized as the launch says, and so is the image', async () => {
  const { region, ec2, baseImage } = await ownImage();
  const launch = (VolumeSize: number) =>
    ec2.send(
      new RunInstancesCommand({
        ImageId: baseImage,
        InstanceType: 't4g.small',
        MinCount: 1,
        MaxCount: 1,
        BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize, Encrypted: true } }],
      }),
    );
  await expect(launch(4)).rejects.toMatchObject({ name: 'InvalidBlockDeviceMapping' });
  const { Instances } = await launch(20);
  await region.run({ forMs: 60_000 });
  const made = await ec2.send(new CreateImageCommand({ InstanceId: Instances?.[0]?.InstanceId, Name: 'sealed' }));
  const { Images } = await ec2.send(new DescribeImagesCommand({ ImageIds: [made.ImageId as string] }));
  expect(Images?.[0]?.BlockDeviceMappings).toMatchObject([{ Ebs: { Encrypted: true, VolumeSize: 20 } }]);
});
