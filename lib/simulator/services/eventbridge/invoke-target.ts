// One attempt to hand something to a target: as the target's role when it has one, else as the service itself on behalf
// of the rule, which the target's own policy must then allow.

import type { Target } from '@aws-sdk/client-eventbridge';
import type { Caller } from '../../kernel/caller.ts';
import type { ServiceContext } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import type { BusEvent } from './bus-event.ts';
import type { EventBridgeState, Rule } from './state.ts';

export interface Attempt {
  readonly rule: Rule;
  readonly target: Target;
  readonly event: BusEvent;
  readonly input: string;
}

type Context = ServiceContext<EventBridgeState>;

/** What targets can be, by the service in their ARN. */
export const TARGET_SERVICES: readonly string[] = ['lambda', 'sqs', 'sns', 'states'];

/** @throws ServiceError */
export function invokeTarget(context: Context, attempt: Attempt): unknown {
  const { target, input, event } = attempt;
  const arn = target.Arn as string;
  const as = actor(context, attempt);
  switch (arn.split(':')[2]) {
    case 'lambda':
      return context.call(
        'lambda',
        'Invoke',
        { FunctionName: arn, InvocationType: 'Event', Payload: Buffer.from(input) },
        { as },
      );
    case 'sqs':
      return context.call('sqs', 'SendMessage', { QueueUrl: queueUrl(arn), MessageBody: input }, { as });
    case 'sns':
      return context.call('sns', 'Publish', { TopicArn: arn, Message: input }, { as });
    case 'states':
      return context.call(
        'sfn',
        'StartExecution',
        { stateMachineArn: arn, input, name: `${event.id}_${context.ids.uuid()}` },
        { as },
      );
    default:
      throw new ServiceError('INVALID_PARAMETER', `The simulator does not deliver events to ${arn}`);
  }
}

function actor(context: Context, { rule, target }: Attempt): Caller {
  if (target.RoleArn !== undefined) return context.assume(target.RoleArn, context.ids.hex(32), rule.arn);
  return serviceCaller(context, rule.arn);
}

export function serviceCaller(context: Context, sourceArn: string): Caller {
  return { kind: 'service', account: context.account, arn: sourceArn, principal: 'events.amazonaws.com' };
}

export function queueUrl(arn: string): string {
  const [, , , region, account, name] = arn.split(':');
  return `https://sqs.${region}.amazonaws.com/${account}/${name}`;
}
