import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling';
import { DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { DescribeLaunchTemplateVersionsCommand } from '@aws-sdk/client-ec2';
import { DescribeRulesCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CoreSettings, FleetSettings } from '../contract/settings.ts';
import { deploymentsOf } from './deployments-of.ts';
import { driftOf } from './drift-of.ts';
import type { FleetLine } from './list-lines.ts';
import type { FleetMessage, GroupState } from './message.ts';
import type { OperatorClients } from './operator.ts';
import { versionsOf } from './status-of-image.ts';

export async function statusOfFleet(
  clients: OperatorClients,
  core: CoreSettings,
  { fleet, settings, imageAmi }: FleetLine,
): Promise<FleetMessage> {
  const names = [settings.autoScalingGroup, settings.canary.autoScalingGroup].filter((name) => name !== '');
  const groups = await clients.autoScaling.send(new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: names }));
  const [body, canary] = names.map((name) =>
    groups.AutoScalingGroups?.find((group) => group.AutoScalingGroupName === name),
  );
  const amiId = await amiOf(clients, body);
  const versions = await versionsOf(clients, core, settings.image);
  const version = versions.find((candidate) => candidate.amiId === amiId)?.version;
  const weights = await weightsOf(clients, settings);
  const running = (await deploymentsOf(clients, core, fleet)).find((deployment) =>
    ['deploying', 'rolling-back'].includes(deployment.state),
  );
  return {
    event: 'fleet',
    fleet,
    image: settings.image,
    ...(amiId === undefined ? {} : { amiId }),
    ...(version === undefined ? {} : { version }),
    ...(body === undefined ? {} : { body: groupState(body) }),
    ...(canary === undefined ? {} : { canary: groupState(canary) }),
    ...(weights === undefined ? {} : { weights }),
    ...(running === undefined ? {} : { deployment: running }),
    drift: driftOf({ settings, body, canary, amiId, imageAmi, weights, deploying: running !== undefined }),
  };
}

function groupState(group: AutoScalingGroup): GroupState {
  const instances = group.Instances ?? [];
  const templateVersion = group.LaunchTemplate?.Version;
  return {
    autoScalingGroup: group.AutoScalingGroupName ?? '',
    desired: group.DesiredCapacity ?? 0,
    inService: instances.filter((instance) => instance.LifecycleState === 'InService').length,
    healthy: instances.filter((instance) => instance.HealthStatus === 'Healthy').length,
    ...(templateVersion === undefined ? {} : { templateVersion }),
  };
}

/** What the group launches, by its template; undefined when it has none or the template names its AMI in another way. */
async function amiOf(clients: OperatorClients, group: AutoScalingGroup | undefined): Promise<string | undefined> {
  const template = group?.LaunchTemplate;
  if (template?.LaunchTemplateId === undefined || template.Version === undefined) return undefined;
  const answer = await clients.ec2.send(
    new DescribeLaunchTemplateVersionsCommand({
      LaunchTemplateId: template.LaunchTemplateId,
      Versions: [template.Version],
    }),
  );
  return answer.LaunchTemplateVersions?.[0]?.LaunchTemplateData?.ImageId;
}

async function weightsOf(clients: OperatorClients, settings: FleetSettings) {
  if (settings.listenerRuleArn === '') return undefined;
  const answer = await clients.elasticLoadBalancing.send(
    new DescribeRulesCommand({ RuleArns: [settings.listenerRuleArn] }),
  );
  const targets = answer.Rules?.[0]?.Actions?.find((action) => action.ForwardConfig !== undefined)?.ForwardConfig;
  const weight = (arn: string) => targets?.TargetGroups?.find((group) => group.TargetGroupArn === arn)?.Weight ?? 0;
  return { body: weight(settings.targetGroupArn), canary: weight(settings.canaryTargetGroupArn) };
}
