import { ServiceError } from '../../kernel/service-error.ts';
import { busName, type EventBridgeState } from './state.ts';

/** The tags of a rule or bus by ARN. */
export function tagsOf({ state }: { state: EventBridgeState }, arn: string): Map<string, string> {
  const resource = arn.split(':').slice(5).join(':');
  if (resource.startsWith('event-bus/')) {
    const bus = state.buses.get(busName(arn));
    if (bus !== undefined) return bus.tags;
  }
  const [, first = '', second] = resource.split('/');
  const rule = state.buses.get(second === undefined ? 'default' : first)?.rules.get(second ?? first);
  if (rule !== undefined) return rule.tags;
  throw new ServiceError('ResourceNotFoundException', `Resource ${arn} does not exist.`);
}
