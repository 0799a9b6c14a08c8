import type { PutRuleCommandInput, PutRuleCommandOutput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { checkedPattern } from '../checked-pattern.ts';
import { limitExceeded, validation } from '../errors.ts';
import { managerOf, requireOwn } from '../managed.ts';
import { readSchedule, reschedule } from '../schedule.ts';
import { type EventBridgeState, findBus, type Rule, ruleArn } from '../state.ts';

/** Both quotas can be raised, to 4,096 characters and more rules. */
const MAX_PATTERN_CHARACTERS = 2048;
const MAX_RULES = 300;

export function putRule(
  input: PutRuleCommandInput,
  context: CallContext<EventBridgeState>,
): Partial<PutRuleCommandOutput> {
  const bus = findBus(context, input.EventBusName);
  const name = input.Name as string;
  if (!/^[.\-_A-Za-z0-9]{1,64}$/.test(name)) {
    throw validation(
      `1 validation error detected: Value '${name}' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+`,
    );
  }
  const { EventPattern: text, ScheduleExpression: schedule } = input;
  if (text === undefined && schedule === undefined) {
    throw validation('Parameter(s) EventPattern or ScheduleExpression must be specified.');
  }
  if (schedule !== undefined && bus.name !== 'default') {
    throw validation('ScheduleExpression is supported only on the default event bus.');
  }
  if (text !== undefined && text.length > MAX_PATTERN_CHARACTERS) throw limitExceeded();
  const pattern = text === undefined ? undefined : checkedPattern(text);
  if (schedule !== undefined) readSchedule(schedule);
  const known = bus.rules.get(name);
  requireOwn(known, context.caller, 'put');
  if (known === undefined && bus.rules.size >= MAX_RULES) throw limitExceeded();
  const rule: Rule = known ?? {
    name,
    bus: bus.name,
    arn: ruleArn(context, bus.name, name),
    managedBy: managerOf(context.caller),
    patternText: undefined,
    pattern: undefined,
    schedule: undefined,
    enabled: true,
    description: undefined,
    roleArn: undefined,
    targets: new Map(),
    tags: new Map((input.Tags ?? []).map(({ Key, Value }) => [Key as string, Value as string])),
    timer: undefined,
  };
  rule.patternText = text;
  rule.pattern = pattern;
  rule.schedule = schedule;
  rule.enabled = input.State !== 'DISABLED';
  rule.description = input.Description;
  rule.roleArn = input.RoleArn;
  bus.rules.set(name, rule);
  reschedule(context, rule);
  if (known === undefined) context.transition(rule.arn, undefined, rule.enabled ? 'ENABLED' : 'DISABLED');
  return { RuleArn: rule.arn };
}
