// Load balancers and the groups behind them, at a prompt.

import assert from 'node:assert/strict';
import type { HostedRegion } from '../hosted-region.ts';
import { type Prompt, words } from './prompt.ts';

export async function fleets(aws: Prompt, { baseImage, groupId }: HostedRegion): Promise<void> {
  const subnets: string[] = await aws.gives(words`ec2 describe-subnets --query Subnets[].SubnetId`);
  const vpc: string = await aws.gives(
    words`ec2 describe-vpcs --filters Name=is-default,Values=true --query Vpcs[0].VpcId`,
  );
  const [first = '', second = ''] = subnets;
  const made = await aws.gives(
    words`elbv2 create-load-balancer --name front --subnets ${first} ${second} --security-groups ${groupId}`,
  );
  const balancer = made.LoadBalancers[0].LoadBalancerArn as string;
  const group = await aws.gives(
    words`elbv2 create-target-group --name body --protocol HTTP --port 80 --vpc-id ${vpc} --health-check-path /healthz
      --health-check-interval-seconds 5 --health-check-timeout-seconds 2 --healthy-threshold-count 2`,
  );
  const target = group.TargetGroups[0].TargetGroupArn as string;
  await aws.gives(words`elbv2 wait load-balancer-available --load-balancer-arns ${balancer}`);
  const listener = await aws.gives(
    words`elbv2 create-listener --load-balancer-arn ${balancer} --protocol HTTP --port 80 --default-actions Type=forward,TargetGroupArn=${target}`,
  );
  const listenerArn = listener.Listeners[0].ListenerArn as string;
  await aws.gives(words`elbv2 describe-listeners --load-balancer-arn ${balancer} --query Listeners[].Port`, (ports) =>
    assert.deepEqual(ports, [80]),
  );
  const forward = [{ Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: target, Weight: 1 }] } }];
  const rule = await aws.gives(
    words`elbv2 create-rule --listener-arn ${listenerArn} --priority 5 --conditions Field=path-pattern,Values=/* --actions ${forward}`,
  );
  await aws.gives(words`elbv2 modify-rule --rule-arn ${rule.Rules[0].RuleArn} --actions ${forward}`);
  await aws.gives(
    words`elbv2 describe-rules --listener-arn ${listenerArn} --max-items 2 --query Rules[].Priority`,
    (all) => assert.deepEqual(all, ['5', 'default']),
  );
  await aws.refuses(words`elbv2 describe-target-groups --names nope`, {
    code: 'TargetGroupNotFound',
    operation: 'DescribeTargetGroups',
    message: 'One or more target groups not found',
  });
  await fill(aws, { baseImage, groupId, subnets: `${first},${second}`, target });
}

interface Fleet {
  readonly baseImage: string;
  readonly groupId: string;
  readonly subnets: string;
  readonly target: string;
}

async function fill(aws: Prompt, { baseImage, groupId, subnets, target }: Fleet): Promise<void> {
  const data = { ImageId: baseImage, InstanceType: 't4g.small', SecurityGroupIds: [groupId] };
  await aws.gives(words`ec2 create-launch-template --launch-template-name fleet --launch-template-data ${data}`);
  await aws.gives(
    words`autoscaling create-auto-scaling-group --auto-scaling-group-name fleet --min-size 2 --max-size 4 --vpc-zone-identifier ${subnets}
      --launch-template LaunchTemplateName=fleet,Version=1 --target-group-arns ${target} --health-check-type ELB
      --health-check-grace-period 60 --tags Key=Name,Value=fleet,PropagateAtLaunch=true`,
  );
  await aws.refuses(words`autoscaling set-desired-capacity --auto-scaling-group-name fleet --desired-capacity 9`, {
    code: 'ValidationError',
    operation: 'SetDesiredCapacity',
    message: 'New SetDesiredCapacity value 9 is above max value 4 for the AutoScalingGroup.',
  });
  // With no target at all the waiter ends at once, as it does in AWS.
  await aws.until(
    words`elbv2 describe-target-health --target-group-arn ${target}`,
    (answer) => answer.TargetHealthDescriptions.length === 2,
  );
  await aws.gives(words`elbv2 wait target-in-service --target-group-arn ${target}`);
  await aws.gives(
    words`elbv2 describe-target-health --target-group-arn ${target} --query TargetHealthDescriptions[].TargetHealth.State`,
    (states) => assert.deepEqual(states, ['healthy', 'healthy']),
  );
  await aws.gives(
    words`autoscaling describe-auto-scaling-groups --auto-scaling-group-names fleet
      --query ${'AutoScalingGroups[].Instances[?LifecycleState==`InService`][].InstanceId'}`,
    (ids) => assert.equal(ids.length, 2),
  );
  await aws.gives(
    words`ec2 create-launch-template-version --launch-template-name fleet --source-version 1 --launch-template-data ${{ ImageId: baseImage }}`,
  );
  const preferences = { MinHealthyPercentage: 50, InstanceWarmup: 300, SkipMatching: false };
  const { InstanceRefreshId } = await aws.gives(
    words`autoscaling start-instance-refresh --auto-scaling-group-name fleet --preferences ${preferences}
      --desired-configuration ${{ LaunchTemplate: { LaunchTemplateName: 'fleet', Version: '2' } }}`,
  );
  await aws.refuses(words`autoscaling start-instance-refresh --auto-scaling-group-name fleet`, {
    code: 'InstanceRefreshInProgress',
    operation: 'StartInstanceRefresh',
    message: 'An Instance Refresh is already in progress and blocks the execution of this Instance Refresh.',
  });
  await aws.until(
    words`autoscaling describe-instance-refreshes --auto-scaling-group-name fleet --instance-refresh-ids ${InstanceRefreshId}`,
    (answer) => answer.InstanceRefreshes[0].Status === 'Successful',
  );
  await aws.gives(
    words`autoscaling describe-auto-scaling-instances --query AutoScalingInstances[].LaunchTemplate.Version --page-size 1`,
    (versions) => assert.deepEqual(versions, ['2', '2']),
  );
  await aws.gives(
    words`autoscaling describe-scaling-activities --auto-scaling-group-name fleet --max-items 3 --query Activities[].StatusCode`,
  );
  await aws.gives(words`autoscaling suspend-processes --auto-scaling-group-name fleet --scaling-processes AZRebalance`);
  await aws.gives(words`autoscaling resume-processes --auto-scaling-group-name fleet`);
  await aws.gives(words`autoscaling delete-auto-scaling-group --auto-scaling-group-name fleet --force-delete`);
}
