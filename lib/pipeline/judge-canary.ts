import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { SCHEDULE_GROUP } from '../contract/names.ts';
import { acknowledgeWildcards } from './acknowledge-wildcards.ts';
import { NodeFunction } from './node-function.ts';

/** The function that looks at a canary each minute and tells its deployment when it knows; and what may call it. */
export class JudgeCanary extends Construct {
  readonly functionArn: string;
  readonly scheduleRoleArn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    new CfnScheduleGroup(this, 'Schedules', { name: SCHEDULE_GROUP });
    const handler = new NodeFunction(this, 'Function', {
      name: 'judge-canary',
      description: 'Looks at a canary each minute and tells its deployment when it knows',
      statements: [
        new PolicyStatement({
          actions: [
            'autoscaling:DescribeAutoScalingGroups',
            'cloudwatch:GetMetricData',
            'elasticloadbalancing:DescribeTargetHealth',
          ],
          resources: ['*'],
        }),
        new PolicyStatement({ actions: ['states:SendTaskSuccess'], resources: ['*'] }),
      ],
    });
    this.functionArn = handler.functionArn;
    acknowledgeWildcards(handler.role, {
      '*': 'Reads of groups, targets and metrics know no resources, and of a task only its secret token tells',
    });
    const role = new Role(this, 'ScheduleRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      description: 'Calls the judge each minute while a canary is watched',
    });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [handler.functionArn] }));
    this.scheduleRoleArn = role.roleArn;
  }
}
