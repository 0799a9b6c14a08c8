import type { EventBus, Rule as RuleDescription } from '@aws-sdk/client-eventbridge';
import type { Bus, Rule } from './state.ts';

export function ruleDescription(rule: Rule): RuleDescription {
  return {
    Name: rule.name,
    Arn: rule.arn,
    ...(rule.patternText === undefined ? {} : { EventPattern: rule.patternText }),
    ...(rule.schedule === undefined ? {} : { ScheduleExpression: rule.schedule }),
    State: rule.enabled ? 'ENABLED' : 'DISABLED',
    ...(rule.description === undefined ? {} : { Description: rule.description }),
    ...(rule.roleArn === undefined ? {} : { RoleArn: rule.roleArn }),
    ...(rule.managedBy === undefined ? {} : { ManagedBy: rule.managedBy }),
    EventBusName: rule.bus,
  };
}

export function busDescription(bus: Bus): EventBus {
  const Policy =
    bus.policy.size === 0 ? undefined : JSON.stringify({ Version: '2012-10-17', Statement: [...bus.policy.values()] });
  return {
    Name: bus.name,
    Arn: bus.arn,
    ...(bus.description === undefined ? {} : { Description: bus.description }),
    ...(Policy === undefined ? {} : { Policy }),
    CreationTime: new Date(bus.createdMs),
    LastModifiedTime: new Date(bus.createdMs),
  };
}
