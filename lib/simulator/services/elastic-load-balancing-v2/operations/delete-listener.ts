import type { DeleteListenerCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { findListener } from '../find.ts';
import type { ElbState, Listener } from '../state.ts';
import { replaceUses } from '../uses.ts';
import { removeRule } from './delete-rule.ts';

export function deleteListener(input: DeleteListenerCommandInput, context: CallContext<ElbState>) {
  removeListener(findListener(context.state, input.ListenerArn as string), context);
  return {};
}

export function removeListener(listener: Listener, context: CallContext<ElbState>): void {
  const { state } = context;
  for (const rule of [...state.rules.values()]) if (rule.listenerArn === listener.arn) removeRule(rule, context);
  state.listeners.delete(listener.arn);
  state.tags.delete(listener.arn);
  replaceUses(context, listener.loadBalancerArn, { before: listener.defaultActions, after: [] });
}
