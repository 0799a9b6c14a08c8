import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { EVENT_SOURCE, PREFIX } from '../contract/names.ts';
import { parameters } from '../contract/parameters.ts';
import { acknowledgeWildcards } from './acknowledge-wildcards.ts';
import type { Ledger } from './ledger.ts';
import { NodeFunction } from './node-function.ts';
import { parameterArn } from './receive-signal.ts';
import { executionArns, stateMachineArn } from './state-machine.ts';

const EVERY = Duration.minutes(15);

/** Looks regularly for executions that ended without clearing away behind themselves, and tells of them. */
export class FindStranded extends Construct {
  constructor(scope: Construct, id: string, { ledger }: { readonly ledger: Ledger }) {
    super(scope, id);
    const executions = ['build-image', 'release-image', 'deploy-fleet'].map((name) => executionArns(this, name));
    const paths = [parameters.fleets, parameters.images].map((path) => parameterArn(this, path));
    const bus = Stack.of(this).formatArn({ service: 'events', resource: 'event-bus', resourceName: 'default' });
    const handler = new NodeFunction(this, 'Function', {
      name: 'find-stranded',
      description: 'Tells of executions that ended without clearing away behind themselves',
      timeoutSeconds: 300,
      environment: {
        ledgerTable: ledger.tableName,
        buildImageArn: stateMachineArn(this, 'build-image'),
        releaseImageArn: stateMachineArn(this, 'release-image'),
      },
      statements: [
        ledger.allow('GetItem', 'Query'),
        new PolicyStatement({ actions: ['ssm:GetParametersByPath'], resources: paths }),
        new PolicyStatement({ actions: ['states:DescribeExecution'], resources: executions }),
        new PolicyStatement({
          actions: ['events:PutEvents'],
          resources: [bus],
          conditions: { StringEquals: { 'events:source': EVENT_SOURCE } },
        }),
      ],
    });
    acknowledgeWildcards(handler.role, {
      ...Object.fromEntries(executions.map((arn) => [arn, 'Each execution has a name of its own'])),
    });
    this.schedule(handler.functionArn);
  }

  private schedule(functionArn: string): void {
    const role = new Role(this, 'ScheduleRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      description: 'Calls the look for stranded executions',
    });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }));
    new CfnSchedule(this, 'Schedule', {
      name: `${PREFIX}-find-stranded`,
      scheduleExpression: `rate(${EVERY.toMinutes()} minutes)`,
      flexibleTimeWindow: { mode: 'OFF' },
      target: { arn: functionArn, roleArn: role.roleArn },
    });
  }
}
