import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { PREFIX, SIGNAL_SCHEDULE_GROUP } from '../contract/names.ts';
import type { Signal } from '../contract/signal.ts';
import type { ImageStackProps } from './stack-props.ts';

/** What asks for builds by the clock: the image's own schedule, and the look at its base image. */
export class ImageSchedules extends Construct {
  constructor(scope: Construct, id: string, props: ImageStackProps) {
    super(scope, id);
    const { rebuild } = props.image;
    this.schedule('Rebuild', props, {
      name: `${PREFIX}-${props.name}-rebuild`,
      scheduleExpression: rebuild.schedule,
      scheduleExpressionTimezone: rebuild.timezone,
      signal: { kind: 'schedule', image: props.name, scheduledTime: '<aws.scheduler.scheduled-time>' },
    });
    this.schedule('Poll', props, {
      name: `${PREFIX}-${props.name}-poll`,
      scheduleExpression: rate(rebuild.baseImage.poll.seconds),
      scheduleExpressionTimezone: 'UTC',
      signal: { kind: 'base-image', image: props.name },
    });
  }

  private schedule(
    id: string,
    { core }: ImageStackProps,
    what: { name: string; scheduleExpression: string; scheduleExpressionTimezone: string; signal: Signal },
  ): void {
    new CfnSchedule(this, id, {
      name: what.name,
      groupName: SIGNAL_SCHEDULE_GROUP,
      scheduleExpression: what.scheduleExpression,
      scheduleExpressionTimezone: what.scheduleExpressionTimezone,
      flexibleTimeWindow: { mode: 'OFF' },
      state: 'ENABLED',
      target: {
        arn: core.signals.queue.queueArn,
        roleArn: core.signals.schedulerRoleArn,
        input: JSON.stringify(what.signal),
      },
    });
  }
}

/** Scheduler counts in whole minutes. */
function rate(seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60));
  return minutes === 1 ? 'rate(1 minute)' : `rate(${minutes} minutes)`;
}
