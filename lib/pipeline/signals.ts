import { CfnCondition, Duration, Fn, Stack } from 'aws-cdk-lib';
import { type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { CfnSubscription } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { EVENT_SOURCE, eventTypes, PREFIX, SIGNAL_SCHEDULE_GROUP } from '../contract/names.ts';

/** Where signals arrive, where those that nobody understands are kept, and who may send them. */
export class Signals extends Construct {
  readonly queue: Queue;
  readonly deadQueue: Queue;
  readonly #schedulerRole: Role;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.deadQueue = new Queue(this, 'Dead', {
      queueName: `${PREFIX}-signals-dead`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.queue = new Queue(this, 'Queue', {
      queueName: `${PREFIX}-signals`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      // Six times the function's timeout, as Lambda asks for queues that it polls.
      visibilityTimeout: Duration.minutes(6),
      // A day of tries: an outage costs no signal. What nobody understands is put aside by the function itself, at once.
      deadLetterQueue: { queue: this.deadQueue, maxReceiveCount: 240 },
    });
    this.hear('VersionGolden', 'Golden versions, for the images that are built on them', {
      source: [EVENT_SOURCE],
      account: [Stack.of(this).account],
      detailType: [eventTypes.imageVersion],
      detail: { state: ['golden'] },
    });
    // Whose AMI it is stands in a list of the finding, which a pattern cannot compare with the ledger.
    this.hear('InstanceFlawed', 'Findings of Amazon Inspector that have a fix, opened and closed', {
      source: ['aws.inspector2'],
      account: [Stack.of(this).account],
      detailType: ['Inspector2 Finding'],
      detail: {
        type: ['PACKAGE_VULNERABILITY'],
        status: ['ACTIVE', 'SUPPRESSED', 'CLOSED'],
        fixAvailable: ['YES', 'PARTIAL'],
        resources: { type: ['AWS_EC2_INSTANCE'] },
      },
    });
    new CfnScheduleGroup(this, 'Schedules', { name: SIGNAL_SCHEDULE_GROUP });
    this.#schedulerRole = new Role(this, 'SchedulerRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      description: 'Puts scheduled signals on the queue',
    });
    this.#schedulerRole.addToPolicy(this.allowSend());
  }

  get schedulerRoleArn(): string {
    return this.#schedulerRole.roleArn;
  }

  allowSend(): PolicyStatement {
    return new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.queue.queueArn] });
  }

  allowPutAside(): PolicyStatement {
    return new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.deadQueue.queueArn] });
  }

  allowReceive(): PolicyStatement {
    return new PolicyStatement({
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resources: [this.queue.queueArn],
    });
  }

  /** Puts what happens on the queue, as it is told on the default bus. */
  private hear(id: string, description: string, eventPattern: EventPattern): void {
    const rule = new Rule(this, id, { description, eventPattern });
    rule.addTarget({ bind: () => ({ arn: this.queue.queueArn }) });
    this.queue.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': rule.ruleArn } },
      }),
    );
  }

  /**
   * Subscribes the queue to a vendor's topic, once however many images ask: a topic has one subscription per queue, so it
   * belongs to the queue's stack and not to one of the images' that share it.
   */
  listenTo(topicArn: string): void {
    const id = `Topic-${topicArn.split(':').slice(-2).join('-')}`;
    if (this.node.tryFindChild(id) !== undefined) return;
    this.queue.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('sns.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': topicArn } },
      }),
    );
    const [, partition = '', , region] = topicArn.split(':');
    const subscription = new CfnSubscription(this, id, {
      topicArn,
      protocol: 'sqs',
      endpoint: this.queue.queueArn,
      ...(region === undefined ? {} : { region }),
    });
    // In another partition nobody may subscribe; the poll alone finds base images there.
    subscription.cfnOptions.condition = this.in(partition);
  }

  private in(partition: string): CfnCondition {
    const id = `In-${partition}`;
    const known = this.node.tryFindChild(id) as CfnCondition | undefined;
    const expression = Fn.conditionEquals(Stack.of(this).partition, partition);
    return known ?? new CfnCondition(this, id, { expression });
  }
}
