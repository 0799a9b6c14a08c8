import { type AutoScalingGroup, DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { DescribeLaunchTemplateVersionsCommand } from '@aws-sdk/client-ec2';
import { DescribeListenersCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { TreeFault } from '../contract/fault.ts';
import type { GoldsmithYaml } from '../contract/goldsmith-yaml.ts';
import { parentOf } from '../contract/image-layers.ts';
import type { OperatorClients } from './operator.ts';
import { liveBaseFaults } from './validate-base.ts';

/** What only the account can tell: whether that which goldsmith.yaml names is there and can be used. Reads only. */
export async function liveFaults(clients: OperatorClients, config: GoldsmithYaml): Promise<TreeFault[]> {
  const faults: (TreeFault | undefined)[] = [];
  for (const [name, image] of Object.entries(config.images)) {
    // The stack of the parent comes first, and makes what this one is built on.
    if (parentOf(image.base) !== undefined) continue;
    faults.push(...(await liveBaseFaults(clients, name, image)));
  }
  for (const [name, fleet] of Object.entries(config.fleets)) {
    const { adopt, loadBalancer } = fleet;
    if (adopt !== undefined) {
      faults.push(await adoptFault(clients, ['fleets', name, 'adopt', 'autoScalingGroup'], adopt.autoScalingGroup));
    }
    if (loadBalancer.listener !== undefined) {
      faults.push(await listenerFault(clients, ['fleets', name, 'loadBalancer', 'listener'], loadBalancer.listener));
    }
  }
  return faults.filter((fault) => fault !== undefined);
}

async function listenerFault(clients: OperatorClients, path: string[], arn: string): Promise<TreeFault | undefined> {
  try {
    await clients.elasticLoadBalancing.send(new DescribeListenersCommand({ ListenerArns: [arn] }));
    return undefined;
  } catch (error) {
    if (!(error instanceof Error) || !/^(Listener|LoadBalancer)NotFound/.test(error.name)) throw error;
    return { path, at: 'value', found: `"${arn}", which does not exist here`, wanted: 'a listener of this region' };
  }
}

/** A rollback by AWS needs a numbered template version, and an AMI by its id. Source: "Undo changes with a rollback". */
async function adoptFault(clients: OperatorClients, path: string[], name: string): Promise<TreeFault | undefined> {
  const fault = (what: string, wanted: string): TreeFault => ({
    path,
    at: 'value',
    found: `"${name}", ${what}`,
    wanted,
  });
  const asked = new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] });
  const group: AutoScalingGroup | undefined = (await clients.autoScaling.send(asked)).AutoScalingGroups?.[0];
  if (group === undefined) return fault('which does not exist here', 'an Auto Scaling group of this region');
  const { LaunchTemplateId, Version = '$Default' } = group.LaunchTemplate ?? {};
  if (LaunchTemplateId === undefined) return fault('which has no launch template', 'a group with a launch template');
  if (!/^\d+$/.test(Version)) {
    return fault(
      `which follows ${Version} of its launch template`,
      'a group with a numbered version, so that it can be taken back',
    );
  }
  const versions = await clients.ec2.send(
    new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId, Versions: [Version] }),
  );
  const amiId = versions.LaunchTemplateVersions?.[0]?.LaunchTemplateData?.ImageId ?? '';
  if (amiId.startsWith('ami-')) return undefined;
  return fault(`whose template names its AMI as "${amiId}"`, 'an AMI by its id, so that it can be taken back');
}
