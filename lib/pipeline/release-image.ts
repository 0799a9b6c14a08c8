import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { EVENT_SOURCE } from '../contract/names.ts';
import { parameters } from '../contract/parameters.ts';
import { acknowledgeWildcards } from './acknowledge-wildcards.ts';
import { DeathWatch } from './death-watch.ts';
import type { DeployFleet } from './deploy-fleet.ts';
import type { Ledger } from './ledger.ts';
import { NodeFunction } from './node-function.ts';
import { parameterArn } from './receive-signal.ts';
import { childExecutionArns, executionArns, StateMachine, stateMachineArn } from './state-machine.ts';

export interface ReleaseImageProps {
  readonly ledger: Ledger;
  readonly deployFleet: DeployFleet;
}

/** The machine of which one execution brings one image version to all its fleets. */
export class ReleaseImage extends Construct {
  readonly stateMachineArn: string;

  constructor(scope: Construct, id: string, { ledger, deployFleet }: ReleaseImageProps) {
    super(scope, id);
    const planRelease = this.planRelease(ledger);
    const startNextRelease = this.startNextRelease(ledger);
    const machine = new StateMachine(this, 'StateMachine', {
      name: 'release-image',
      placeholders: {
        ledgerTable: ledger.tableName,
        deployFleetArn: deployFleet.stateMachineArn,
        planReleaseFunctionArn: planRelease,
        startNextReleaseFunctionArn: startNextRelease,
      },
      statements: [ledger.allow('UpdateItem'), ...this.statements([planRelease, startNextRelease])],
      withoutResource: 'Log delivery and X-Ray know no resources',
    });
    this.stateMachineArn = machine.stateMachineArn;
    acknowledgeWildcards(machine.role, {
      [executionArns(this, 'deploy-fleet')]: 'Each deployment is an execution with a name of its own',
      [executionArns(this, 'release-image')]: 'The map looks after executions with names of their own',
      [childExecutionArns(this, 'release-image')]: 'The children of the map are executions with names of their own',
    });
  }

  private planRelease(ledger: Ledger): string {
    const handler = new NodeFunction(this, 'PlanRelease', {
      name: 'plan-release',
      description: 'Says which fleets an image version goes to, if it may be released',
      environment: { ledgerTable: ledger.tableName },
      statements: [ledger.allow('Query'), this.readFleets()],
    });
    return handler.functionArn;
  }

  private startNextRelease(ledger: Ledger): string {
    const machine = stateMachineArn(this, 'release-image');
    const handler = new NodeFunction(this, 'StartNextRelease', {
      name: 'start-next-release',
      description: 'Starts the newest release that waited for the one that has ended',
      environment: { ledgerTable: ledger.tableName, releaseImageArn: machine },
      statements: [
        ledger.allow('GetItem', 'UpdateItem', 'Query'),
        this.readFleets(),
        new PolicyStatement({ actions: ['states:StartExecution'], resources: [machine] }),
      ],
    });
    new DeathWatch(this, 'Died', { stateMachineArn: machine, handler: handler.function });
    return handler.functionArn;
  }

  private readFleets(): PolicyStatement {
    // Asked with a path, Systems Manager judges the path alone, not what lies under it.
    return new PolicyStatement({
      actions: ['ssm:GetParametersByPath'],
      resources: [parameterArn(this, parameters.fleets)],
    });
  }

  private statements(functionArns: string[]): PolicyStatement[] {
    const stack = Stack.of(this);
    return [
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: functionArns }),
      // A Distributed Map runs its children as executions of the machine itself.
      new PolicyStatement({
        actions: ['states:StartExecution'],
        resources: [stateMachineArn(this, 'release-image'), stateMachineArn(this, 'deploy-fleet')],
      }),
      new PolicyStatement({
        actions: ['states:DescribeExecution', 'states:StopExecution'],
        // The Developer Guide names the second for a Distributed Map; the children's own ARNs are of the third kind.
        resources: [
          executionArns(this, 'deploy-fleet'),
          executionArns(this, 'release-image'),
          childExecutionArns(this, 'release-image'),
        ],
      }),
      // With `.sync` Step Functions hears of a child's end by a rule of its own.
      new PolicyStatement({
        actions: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
        resources: [
          stack.formatArn({
            service: 'events',
            resource: 'rule',
            resourceName: 'StepFunctionsGetEventsForStepFunctionsExecutionRule',
          }),
        ],
      }),
      new PolicyStatement({
        actions: ['events:PutEvents'],
        resources: [stack.formatArn({ service: 'events', resource: 'event-bus', resourceName: 'default' })],
        conditions: { StringEquals: { 'events:source': EVENT_SOURCE } },
      }),
    ];
  }
}
