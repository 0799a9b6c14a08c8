// What a schedule can call, and one call of it as the target's role.

import type { Target } from '@aws-sdk/client-scheduler';
import type { Caller } from '../../kernel/caller.ts';
import type { ServiceContext } from '../../kernel/service.ts';
import { validation } from './errors.ts';
import { groupArn, type Schedule, type SchedulerState } from './state.ts';

type Context = ServiceContext<SchedulerState>;

/** Names that the SDK for Java gives services, which universal targets use, where they are not the region's own. */
const SERVICES: Readonly<Record<string, string>> = {
  autoscaling: 'auto-scaling',
  cloudwatchlogs: 'cloudwatch-logs',
  elasticloadbalancingv2: 'elastic-load-balancing-v2',
};

const UNIVERSAL = /^arn:[^:]+:scheduler:::aws-sdk:([a-z0-9]+):([a-z][A-Za-z0-9]*)$/;
const TEMPLATED: readonly string[] = ['lambda', 'sqs', 'sns', 'states', 'events'];
/** Universal targets are for actions: what only reads is refused. */
const READS =
  /^(get|describe|list|poll|receive|search|scan|query|select|lookup|discover|validate|batchGet|batchDescribe|batchRead|transactGet|adminGet|adminList|testMigration|retrieve|testConnection|translateDocument|isAuthorized|invokeModel)/;

/** @throws ServiceError for what no schedule can call */
export function checkTarget(target: Target): void {
  const { Arn: arn = '', RoleArn: roleArn = '', Input: input } = target;
  const [scheme, , service = ''] = arn.split(':');
  if (scheme !== 'arn') throw validation('Provided Arn is not in correct format.');
  if (!/^arn:[^:]+:iam::\d{12}:role\/.+/.test(roleArn)) throw validation('Provided RoleArn is not in correct format.');
  if (service !== 'scheduler') {
    if (!TEMPLATED.includes(service)) {
      throw validation(`The simulator does not call ${arn} from schedules; see docs/fidelity.md`);
    }
    if (service === 'events' && target.EventBridgeParameters === undefined) {
      throw validation('EventBridgeParameters is required for EventBridge targets.');
    }
    return;
  }
  const universal = UNIVERSAL.exec(arn);
  if (universal === null) throw validation('Provided Arn is not in correct format.');
  if (READS.test(universal[2] as string)) throw validation(`Unsupported API action: ${universal[2]}`);
  if (input !== undefined && !isJsonObject(input)) throw validation('Invalid RequestJson provided.');
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** The target's role; its trust policy sees the schedule's group as the source (User Guide, "Confused deputy prevention"). */
export const actor = (context: Context, target: Target, group: string): Caller =>
  context.assume(target.RoleArn as string, context.ids.hex(32), groupArn(context, group));

/** @throws ServiceError */
export function callTarget(
  context: Context,
  { group, settings: { Target: target } }: Schedule,
  input: string,
): unknown {
  const arn = target.Arn as string;
  const as = actor(context, target, group);
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
      return context.call('sfn', 'StartExecution', { stateMachineArn: arn, input }, { as });
    case 'events':
      return context.call('eventbridge', 'PutEvents', { Entries: [entry(target, input)] }, { as });
    default:
      return callUniversal({ context, as }, arn, input);
  }
}

function callUniversal({ context, as }: { context: Context; as: Caller }, arn: string, input: string): unknown {
  const [, service = '', action = ''] = UNIVERSAL.exec(arn) ?? [];
  const operation = action.charAt(0).toUpperCase() + action.slice(1);
  return context.call(SERVICES[service] ?? service, operation, JSON.parse(input), { as, style: 'pascal' });
}

function entry({ Arn, EventBridgeParameters }: Target, input: string): object {
  const { Source, DetailType } = EventBridgeParameters ?? {};
  return { EventBusName: Arn, Source, DetailType, Detail: input };
}

export function queueUrl(arn: string): string {
  const [, , , region, account, name] = arn.split(':');
  return `https://sqs.${region}.amazonaws.com/${account}/${name}`;
}
