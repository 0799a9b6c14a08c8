import {
  CreateImageCommand,
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  EC2Client,
  ModifyLaunchTemplateCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { newRegion } from '../../new-region.ts';

test('an instance runs, is imaged, and ends; its image remembers where it came from', async () => {
  const { region, baseImage } = newRegion();
  const ec2 = region.client(EC2Client);
  const events: string[] = [];
  region.journal.listen((entry) => {
    if (entry.kind === 'transition' && entry.resource.startsWith('i-')) events.push(entry.to);
  });
  const run = await ec2.send(
    new RunInstancesCommand({ ImageId: baseImage, InstanceType: 't4g.small', MinCount: 1, MaxCount: 1 }),
  );
  const id = run.Instances?.[0]?.InstanceId as string;
  expect(run.Instances?.[0]?.State?.Name).toBe('pending');
  await region.run({ forMs: 60_000 });
  const made = await ec2.send(new CreateImageCommand({ InstanceId: id, Name: 'golden 1' }));
  const pending = await ec2.send(new DescribeImagesCommand({ ImageIds: [made.ImageId as string] }));
  expect(pending.Images?.[0]).toMatchObject({ State: 'pending', SourceImageId: baseImage, SourceInstanceId: id });
  await region.run({ forMs: 3_600_000 });
  const ready = await ec2.send(
    new DescribeImagesCommand({ Owners: ['self'], Filters: [{ Name: 'state', Values: ['available'] }] }),
  );
  expect(ready.Images?.map((image) => image.ImageId)).toEqual([made.ImageId]);
  await expect(ec2.send(new CreateImageCommand({ InstanceId: id, Name: 'golden 1' }))).rejects.toMatchObject({
    name: 'InvalidAMIName.Duplicate',
  });
  await ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] }));
  await region.run({ forMs: 300_000 });
  const ended = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }));
  expect(ended.Reservations?.[0]?.Instances?.[0]?.State?.Name).toBe('terminated');
  expect(events).toEqual(['pending', 'running', 'shutting-down', 'terminated']);
  await region.run({ forMs: 3_600_000 });
  await expect(ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }))).rejects.toMatchObject({
    name: 'InvalidInstanceID.NotFound',
  });
});

test('a launch takes the template version it names, and the same client token launches once', async () => {
  const { region, baseImage, publish } = newRegion();
  const ec2 = region.client(EC2Client);
  const { LaunchTemplate: template } = await ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: 'fleet',
      LaunchTemplateData: {
        ImageId: baseImage,
        InstanceType: 't4g.small',
        TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'app', Value: 'web' }] }],
      },
    }),
  );
  const LaunchTemplateId = template?.LaunchTemplateId as string;
  const next = publish();
  const { LaunchTemplateVersion: second } = await ec2.send(
    new CreateLaunchTemplateVersionCommand({
      LaunchTemplateId,
      SourceVersion: '1',
      LaunchTemplateData: { ImageId: next },
      ClientToken: 'v2',
    }),
  );
  expect(second).toMatchObject({
    VersionNumber: 2,
    DefaultVersion: false,
    LaunchTemplateData: { InstanceType: 't4g.small' },
  });
  const launch = (Version: string, ClientToken?: string) =>
    ec2.send(
      new RunInstancesCommand({ LaunchTemplate: { LaunchTemplateId, Version }, MinCount: 2, MaxCount: 2, ClientToken }),
    );
  const byDefault = await launch('$Default', 'once');
  expect(byDefault.Instances?.map((one) => one.ImageId)).toEqual([baseImage, baseImage]);
  expect(byDefault.Instances?.[0]?.Tags).toContainEqual({ Key: 'aws:ec2launchtemplate:version', Value: '1' });
  expect(byDefault.Instances?.[0]?.Tags).toContainEqual({ Key: 'app', Value: 'web' });
  const again = await launch('$Default', 'once');
  expect(again.Instances?.map((one) => one.InstanceId)).toEqual(byDefault.Instances?.map((one) => one.InstanceId));
  await expect(launch('2', 'once')).rejects.toMatchObject({ name: 'IdempotentParameterMismatch' });
  await ec2.send(new ModifyLaunchTemplateCommand({ LaunchTemplateId, DefaultVersion: '2' }));
  expect((await launch('$Default')).Instances?.[0]?.ImageId).toBe(next);
  await expect(launch('3')).rejects.toMatchObject({ name: 'InvalidLaunchTemplateId.VersionNotFound' });
});

test('interfaces and groups of the whole instance exclude each other', async () => {
  const { region, baseImage, subnetId, groupId } = newRegion();
  const ec2 = region.client(EC2Client);
  const { LaunchTemplate: template } = await ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: 'with-interface',
      LaunchTemplateData: {
        ImageId: baseImage,
        InstanceType: 't4g.small',
        NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: false, Groups: [groupId] }],
      },
    }),
  );
  const LaunchTemplate = { LaunchTemplateId: template?.LaunchTemplateId, Version: '1' };
  const once = { LaunchTemplate, MinCount: 1, MaxCount: 1 };
  await expect(ec2.send(new RunInstancesCommand({ ...once, SecurityGroupIds: [groupId] }))).rejects.toMatchObject({
    name: 'InvalidParameterCombination',
  });
  const run = await ec2.send(
    new RunInstancesCommand({ ...once, NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: subnetId }] }),
  );
  expect(run.Instances?.[0]).toMatchObject({ SubnetId: subnetId, SecurityGroups: [{ GroupId: groupId }] });
  expect(run.Instances?.[0]?.PublicIpAddress).toBeUndefined();
});

test('a launch that cannot be is refused in the words of EC2', async () => {
  const { region, baseImage } = newRegion();
  const ec2 = region.client(EC2Client);
  const launch = (ImageId: string, InstanceType: 't4g.small' | 't3.small' = 't4g.small') =>
    ec2.send(new RunInstancesCommand({ ImageId, InstanceType, MinCount: 1, MaxCount: 1 }));
  await expect(launch('ami-0123456789abcdef0')).rejects.toMatchObject({ name: 'InvalidAMIID.NotFound' });
  await expect(launch('web')).rejects.toMatchObject({ name: 'InvalidAMIID.Malformed' });
  await expect(launch(baseImage, 't3.small')).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  region.faults.switchOn({ name: 'insufficient-instance-capacity', rate: 1, times: 1 });
  const impatient = region.client(EC2Client, { maxAttempts: 1 });
  const during = impatient.send(
    new RunInstancesCommand({ ImageId: baseImage, InstanceType: 't4g.small', MinCount: 1, MaxCount: 1 }),
  );
  await expect(during).rejects.toMatchObject({ name: 'InsufficientInstanceCapacity' });
});
