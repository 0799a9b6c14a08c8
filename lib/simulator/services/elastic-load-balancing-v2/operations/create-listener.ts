import type { CreateListenerCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { LISTENER_ATTRIBUTES } from '../attributes.ts';
import { describeListener } from '../describe.ts';
import { duplicateListener, invalid } from '../errors.ts';
import { findLoadBalancer } from '../find.ts';
import type { ElbState, Listener } from '../state.ts';
import { setTags } from '../tags.ts';
import { completeActions, replaceUses } from '../uses.ts';

export function createListener(input: CreateListenerCommandInput, context: CallContext<ElbState>) {
  const { state, ids } = context;
  const loadBalancer = findLoadBalancer(state, input.LoadBalancerArn as string);
  const { Port: port, Protocol: protocol } = input;
  if (port === undefined || (protocol !== 'HTTP' && protocol !== 'HTTPS')) {
    throw invalid('A listener of an application load balancer needs a port and the protocol HTTP or HTTPS');
  }
  if (protocol === 'HTTPS' && (input.Certificates ?? []).length === 0) {
    throw invalid('A certificate must be specified for HTTPS listeners');
  }
  const taken = [...state.listeners.values()].some(
    (other) => other.loadBalancerArn === loadBalancer.arn && other.port === port,
  );
  if (taken) throw duplicateListener();
  const arn = `${loadBalancer.arn.replace(':loadbalancer/', ':listener/')}/${ids.hex(16)}`;
  const listener: Listener = {
    arn,
    loadBalancerArn: loadBalancer.arn,
    defaultRuleArn: `${arn.replace(':listener/', ':listener-rule/')}/${ids.hex(16)}`,
    port,
    protocol,
    certificates: input.Certificates ?? [],
    sslPolicy: protocol === 'HTTPS' ? (input.SslPolicy ?? 'ELBSecurityPolicy-2016-08') : undefined,
    defaultActions: completeActions(state, input.DefaultActions ?? []),
    attributes: new Map(Object.entries(LISTENER_ATTRIBUTES)),
  };
  state.listeners.set(arn, listener);
  setTags(state, arn, input.Tags);
  replaceUses(context, loadBalancer.arn, { before: [], after: listener.defaultActions });
  return { Listeners: [describeListener(listener)] };
}
