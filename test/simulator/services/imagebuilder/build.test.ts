import { DescribeImagesCommand, DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  CancelImageCreationCommand,
  CreateComponentCommand,
  CreateDistributionConfigurationCommand,
  CreateImagePipelineCommand,
  CreateImageRecipeCommand,
  CreateInfrastructureConfigurationCommand,
  GetImageCommand,
  ImagebuilderClient,
  ListImageBuildVersionsCommand,
  RetryImageCommand,
  StartImagePipelineExecutionCommand,
} from '@aws-sdk/client-imagebuilder';
import { expect, test } from 'vitest';
import { newRegion } from '../../new-region.ts';

const component = `
schemaVersion: "1.0"
phases:
  - name: build
    steps:
      - name: install
        action: ExecuteBash
        inputs: { commands: ["dnf -y install nginx"] }
`;

async function newPipeline() {
  const made = newRegion();
  const { region, baseImage, subnetId, groupId } = made;
  region.call('iam', 'CreateInstanceProfile', { InstanceProfileName: 'builder' });
  const imagebuilder = region.client(ImagebuilderClient);
  const { componentBuildVersionArn } = await imagebuilder.send(
    new CreateComponentCommand({ name: 'web', semanticVersion: '1.0.0', platform: 'Linux', data: component }),
  );
  const { imageRecipeArn } = await imagebuilder.send(
    new CreateImageRecipeCommand({
      name: 'Web_Server',
      semanticVersion: '1.0.0',
      parentImage: baseImage,
      components: [
        { componentArn: 'arn:aws:imagebuilder:us-east-1:aws:component/update-linux/x.x.x' },
        { componentArn: componentBuildVersionArn },
      ],
    }),
  );
  const { infrastructureConfigurationArn } = await imagebuilder.send(
    new CreateInfrastructureConfigurationCommand({
      name: 'web',
      instanceProfileName: 'builder',
      instanceTypes: ['t4g.small'],
      subnetId,
      securityGroupIds: [groupId],
    }),
  );
  const { distributionConfigurationArn } = await imagebuilder.send(
    new CreateDistributionConfigurationCommand({
      name: 'web',
      distributions: [
        {
          region: 'us-east-1',
          amiDistributionConfiguration: { name: 'web-{{ imagebuilder:buildDate }}', amiTags: { app: 'web' } },
        },
      ],
    }),
  );
  const { imagePipelineArn } = await imagebuilder.send(
    new CreateImagePipelineCommand({
      name: 'web',
      imageRecipeArn,
      infrastructureConfigurationArn,
      distributionConfigurationArn,
    }),
  );
  const start = async (clientToken: string) => {
    const command = new StartImagePipelineExecutionCommand({ imagePipelineArn, clientToken });
    return (await imagebuilder.send(command)).imageBuildVersionArn as string;
  };
  const image = async (imageBuildVersionArn: string) =>
    (await imagebuilder.send(new GetImageCommand({ imageBuildVersionArn }))).image;
  const states: string[] = [];
  region.journal.listen((entry) => {
    if (entry.kind === 'transition' && entry.service === 'imagebuilder') states.push(entry.to);
  });
  const machines = async () => {
    const { Reservations = [] } = await region.client(EC2Client).send(new DescribeInstancesCommand({}));
    return Reservations.flatMap((one) => one.Instances ?? []).map((one) => one.State?.Name);
  };
  return { ...made, imagebuilder, start, image, states, machines };
}

const HOURS = 3_600_000;

test('a build goes through its stages and leaves an AMI that remembers its parent, and no instance', async () => {
  const { region, start, image, states, machines, baseImage, imagebuilder } = await newPipeline();
  const arn = await start('one');
  expect(arn).toBe('arn:aws:imagebuilder:us-east-1:111122223333:image/web-server/1.0.0/1');
  expect(await start('one')).toBe(arn);
  await expect(
    imagebuilder.send(new GetImageCommand({ imageBuildVersionArn: arn.replace(/\/1$/, '') })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await region.run({ until: () => states.includes('AVAILABLE'), limitMs: 2 * HOURS });
  expect(states).toEqual(['PENDING', 'CREATING', 'BUILDING', 'TESTING', 'DISTRIBUTING', 'INTEGRATING', 'AVAILABLE']);
  const built = await image(arn.replace('/1.0.0/1', '/x.x.x'));
  const ami = built?.outputResources?.amis?.[0];
  expect(ami).toMatchObject({ region: 'us-east-1', name: expect.stringMatching(/^web-2026-11-21T/) });
  const { Images } = await region
    .client(EC2Client)
    .send(new DescribeImagesCommand({ ImageIds: [ami?.image as string] }));
  expect(Images?.[0]).toMatchObject({ State: 'available', SourceImageId: baseImage });
  expect(Images?.[0]?.Tags).toContainEqual({ Key: 'Ec2ImageBuilderArn', Value: arn });
  expect(Images?.[0]?.Tags).toContainEqual({ Key: 'app', Value: 'web' });
  const installed = [baseImage, ami?.image as string].map((one) => region.world.disks.of(one).packages.has('nginx'));
  expect(installed).toEqual([false, true]);
  await region.run({ forMs: 300_000 });
  expect(await machines()).toEqual(['terminated', 'terminated']);
});

test.each(['BUILDING', 'TESTING', 'DISTRIBUTING'])(
  'a failure while %s ends the image and its instance',
  async (operation) => {
    const { region, start, image, states, machines } = await newPipeline();
    region.faults.switchOn({ name: 'image-builder-failure', rate: 1, operation, times: 1 });
    const arn = await start('fails');
    await region.run({ until: () => states.includes('FAILED'), limitMs: 2 * HOURS });
    expect((await image(arn))?.state?.reason).toMatch(operation === 'DISTRIBUTING' ? /distribution/ : /SSM execution/);
    await region.run({ forMs: 300_000 });
    expect(new Set(await machines())).toEqual(new Set(['terminated']));
  },
);

test('a failed test is retried in place', async () => {
  const { region, start, image, states, imagebuilder } = await newPipeline();
  region.faults.switchOn({ name: 'image-builder-failure', rate: 1, operation: 'TESTING', times: 1 });
  const arn = await start('again');
  await region.run({ until: () => states.includes('FAILED'), limitMs: 2 * HOURS });
  states.length = 0;
  await imagebuilder.send(new RetryImageCommand({ imageBuildVersionArn: arn }));
  await region.run({ until: () => states.includes('AVAILABLE'), limitMs: 2 * HOURS });
  expect(states).toEqual(['TESTING', 'DISTRIBUTING', 'INTEGRATING', 'AVAILABLE']);
  expect((await image(arn))?.outputResources?.amis).toHaveLength(1);
  const { imageSummaryList } = await imagebuilder.send(new ListImageBuildVersionsCommand({}));
  expect(imageSummaryList).toHaveLength(1);
});

test('a cancelled build ends its instance', async () => {
  const { region, start, states, machines, imagebuilder } = await newPipeline();
  const arn = await start('stop');
  await region.run({ forMs: 300_000 });
  await imagebuilder.send(new CancelImageCreationCommand({ imageBuildVersionArn: arn }));
  await region.run({ until: () => states.includes('CANCELLED'), limitMs: HOURS });
  await region.run({ forMs: 300_000 });
  expect(await machines()).toEqual(['terminated']);
});

test('cancelling takes hold though the stage changes meanwhile', async () => {
  const { region, start, states, imagebuilder } = await newPipeline();
  const arn = await start('late');
  await imagebuilder.send(new CancelImageCreationCommand({ imageBuildVersionArn: arn }));
  expect(states.at(-1)).toBe('PENDING');
  await region.run({ forMs: HOURS });
  expect(states).toEqual(['PENDING', 'CREATING', 'BUILDING', 'CANCELLED']);
});

test('a build whose instance someone terminates fails', async () => {
  const { region, start, image, states } = await newPipeline();
  const arn = await start('lost');
  await region.run({ forMs: 60_000 });
  const machine = region.call('ec2', 'DescribeInstances', {}).Reservations[0].Instances[0].InstanceId;
  region.call('ec2', 'TerminateInstances', { InstanceIds: [machine] });
  await region.run({ until: () => states.includes('FAILED'), limitMs: HOURS });
  expect((await image(arn))?.state?.reason).toContain(machine);
});

test('a parent’s parameter is read under /aws/service/ and /imagebuilder/ alone, as the service-linked role may', async () => {
  const { region, baseImage } = newRegion();
  const recipe = (name: string, parameter: string) => {
    region.call('ssm', 'PutParameter', { Name: parameter, Value: baseImage, Type: 'String' });
    return region
      .client(ImagebuilderClient)
      .send(new CreateImageRecipeCommand({ name, semanticVersion: '1.0.0', parentImage: `ssm:${parameter}` }));
  };
  await expect(recipe('ours', '/imagebuilder/base')).resolves.toMatchObject({ imageRecipeArn: expect.anything() });
  await expect(recipe('theirs', '/our/base')).rejects.toThrow(/'\/our\/base' cannot be read: .*GetParameter/);
});
