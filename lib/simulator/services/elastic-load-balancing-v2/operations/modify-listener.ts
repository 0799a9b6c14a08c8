import type { ModifyListenerCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { describeListener } from '../describe.ts';
import { invalid } from '../errors.ts';
import { findListener } from '../find.ts';
import { describeRouting } from '../routing.ts';
import type { ElbState } from '../state.ts';
import { completeActions, replaceUses } from '../uses.ts';

export function modifyListener(input: ModifyListenerCommandInput, context: CallContext<ElbState>) {
  const listener = findListener(context.state, input.ListenerArn as string);
  const { Protocol: protocol } = input;
  if (protocol !== undefined && protocol !== 'HTTP' && protocol !== 'HTTPS') {
    throw invalid(`Protocol '${protocol}' is not supported by application load balancers`);
  }
  const before = listener.defaultActions;
  const after = input.DefaultActions === undefined ? before : completeActions(context.state, input.DefaultActions);
  listener.port = input.Port ?? listener.port;
  listener.protocol = protocol ?? listener.protocol;
  listener.certificates = input.Certificates ?? listener.certificates;
  listener.sslPolicy = input.SslPolicy ?? listener.sslPolicy;
  listener.defaultActions = after;
  replaceUses(context, listener.loadBalancerArn, { before, after });
  context.transition(listener.defaultRuleArn, describeRouting(before), describeRouting(after));
  return { Listeners: [describeListener(listener)] };
}
