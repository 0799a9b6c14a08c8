// The EC2 instance that a stage works on: launched, and waited for until its agent answers.

import type { ImageStatus } from '@aws-sdk/client-imagebuilder';
import { changeImage } from '../images.ts';
import { current, later, type Run, stands } from './build-run.ts';
import { asService, executionFailure, fail } from './fail-build.ts';

export interface Stage {
  readonly amiId: string;
  readonly status: ImageStatus;
  readonly purpose: 'Build' | 'Test';
}

// The step LaunchInstance gives up after 75 minutes.
const AGENT_DEADLINE_MS = 75 * 60_000;
const AGENT_POLL_MS = 45_000;

/** Goes on once the agent is up; the image fails when that never happens, or when the instance goes away later. */
export function launchMachine(run: Run, stage: Stage, then: () => void): void {
  const { context } = run;
  const launched = asService(run, () => {
    const { Instances } = context.call('ec2', 'RunInstances', launchRequest(run, stage));
    return Instances[0].InstanceId as string;
  });
  if (launched === undefined) return;
  changeImage(context.state, current(run), {}, { machineId: launched });
  context.state.watched.set(launched, (to) => {
    if (to !== 'shutting-down' && to !== 'stopping') return;
    context.state.watched.delete(launched);
    if (stands(run, stage.status))
      fail(run, `The instance '${launched}' went to state '${to}' during ${stage.status}.`);
  });
  const deadlineMs = context.clock.nowMs + AGENT_DEADLINE_MS;
  later(run, { status: stage.status, delayMs: context.duration('imagebuilder.launch') }, () => {
    awaitAgent(run, { stage, machineId: launched, deadlineMs }, then);
  });
}

function awaitAgent(run: Run, wait: { stage: Stage; machineId: string; deadlineMs: number }, then: () => void): void {
  const { context } = run;
  const { status } = wait.stage;
  const Filters = [{ Key: 'InstanceIds', Values: [wait.machineId] }];
  const { InstanceInformationList } = context.call('ssm', 'DescribeInstanceInformation', { Filters });
  if (InstanceInformationList.length > 0) {
    then();
  } else if (context.clock.nowMs >= wait.deadlineMs) {
    const message = 'Step timed out while step is verifying the SSM Agent availability on the target instance(s).';
    fail(run, executionFailure(run, { status, ended: 'TimedOut', message }));
  } else {
    later(run, { status, delayMs: AGENT_POLL_MS }, () => awaitAgent(run, wait, then));
  }
}

function launchRequest(run: Run, { amiId, purpose }: Stage): object {
  const { image } = current(run);
  const infrastructure = image.infrastructureConfiguration ?? {};
  const recipe = image.imageRecipe ?? {};
  const metadata = infrastructure.instanceMetadataOptions;
  const mappings = purpose === 'Build' ? (recipe.blockDeviceMappings ?? []) : [];
  return {
    ImageId: amiId,
    InstanceType: infrastructure.instanceTypes?.[0] ?? defaultType(run, amiId),
    MinCount: 1,
    MaxCount: 1,
    IamInstanceProfile: { Name: infrastructure.instanceProfileName },
    ...(infrastructure.subnetId === undefined ? {} : { SubnetId: infrastructure.subnetId }),
    ...(infrastructure.securityGroupIds === undefined ? {} : { SecurityGroupIds: infrastructure.securityGroupIds }),
    ...(infrastructure.keyPair === undefined ? {} : { KeyName: infrastructure.keyPair }),
    ...(metadata === undefined
      ? {}
      : {
          MetadataOptions: {
            HttpTokens: metadata.httpTokens,
            HttpPutResponseHopLimit: metadata.httpPutResponseHopLimit,
          },
        }),
    ...(mappings.length === 0
      ? {}
      : {
          BlockDeviceMappings: mappings.map(({ deviceName, ebs }) => ({
            DeviceName: deviceName,
            Ebs: { VolumeSize: ebs?.volumeSize, VolumeType: ebs?.volumeType, Encrypted: ebs?.encrypted },
          })),
        }),
    TagSpecifications: [
      {
        ResourceType: 'instance',
        Tags: [
          ...Object.entries(infrastructure.resourceTags ?? {}).map(([Key, Value]) => ({ Key, Value })),
          { Key: 'CreatedBy', Value: 'EC2 Image Builder' },
          { Key: 'Ec2ImageBuilderArn', Value: run.arn },
          { Key: 'Name', Value: `${purpose} instance for ${image.name}` },
        ],
      },
    ],
  };
}

/** AWS chooses a type that fits the parent's architecture; which one is not documented. */
function defaultType({ context }: Run, amiId: string): string {
  const { Images } = context.call('ec2', 'DescribeImages', { ImageIds: [amiId] });
  return Images[0]?.Architecture === 'arm64' ? 'm6g.large' : 'm5.large';
}
