import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { EVENT_SOURCE, eventTypes } from '../contract/names.ts';

export interface DeathWatchProps {
  readonly stateMachineArn: string;
  /** Clears away what the execution left. Called more than once for the same. */
  readonly handler: IFunction;
}

/**
 * Calls a function for executions that ended otherwise than they should: at once, by the event of Step Functions, and again
 * for as long as something is stranded, since that event may be lost.
 */
export class DeathWatch extends Construct {
  constructor(scope: Construct, id: string, { stateMachineArn, handler }: DeathWatchProps) {
    super(scope, id);
    const targets = () => [new LambdaFunction(handler, { retryAttempts: 185, maxEventAge: Duration.hours(24) })];
    new Rule(this, 'Ended', {
      description: 'Executions that ended otherwise than they should',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: { stateMachineArn: [stateMachineArn], status: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
      },
      targets: targets(),
    });
    new Rule(this, 'Stranded', {
      description: 'Executions that have ended and left something behind',
      eventPattern: {
        source: [EVENT_SOURCE],
        detailType: [eventTypes.stranded],
        detail: { stateMachineArn: [stateMachineArn] },
      },
      targets: targets(),
    });
  }
}
