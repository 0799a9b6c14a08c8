import type { PutPermissionCommandInput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { checkResourcePolicy } from '../../../policies/resource-grammar.ts';
import { validation } from '../errors.ts';
import { type EventBridgeState, findBus } from '../state.ts';

export function putPermission(input: PutPermissionCommandInput, context: CallContext<EventBridgeState>): object {
  const bus = findBus(context, input.EventBusName);
  if (input.Policy !== undefined) {
    checkResourcePolicy(input.Policy, validation);
    const { Statement = [] } = JSON.parse(input.Policy);
    bus.policy.clear();
    for (const statement of [Statement].flat())
      bus.policy.set(statement.Sid ?? `statement-${bus.policy.size}`, statement);
    return {};
  }
  const { StatementId: id, Principal: principal, Action = 'events:PutEvents', Condition } = input;
  if (id === undefined || principal === undefined) {
    throw validation('Parameter StatementId and Principal must be specified.');
  }
  bus.policy.set(id, {
    Sid: id,
    Effect: 'Allow',
    Principal: principal === '*' ? '*' : { AWS: `arn:${context.partition}:iam::${principal}:root` },
    Action,
    Resource: bus.arn,
    ...(Condition === undefined
      ? {}
      : { Condition: { [Condition.Type as string]: { [Condition.Key as string]: Condition.Value } } }),
  });
  return {};
}
