import { ServiceError } from '../../kernel/service-error.ts';
import { busName, type EventBridgeState, type Rule } from './state.ts';

/** The tags of a rule or bus by ARN, and the rule if it is one. */
export function tagsOf(
  { state }: { state: EventBridgeState },
  arn: string,
): { readonly tags: Map<string, string>; readonly rule?: Rule } {
  const resource = arn.split(':').slice(5).join(':');
  if (resource.startsWith('event-bus/')) {
    const bus = state.buses.get(busName(arn));
    if (bus !== undefined) return { tags: bus.tags };
  }
  const [, first = '', second] = resource.split('/');
  const rule = state.buses.get(second === undefined ? 'default' : first)?.rules.get(second ?? first);
  if (rule !== undefined) return { tags: rule.tags, rule };
  throw new ServiceError('ResourceNotFoundException', `Resource ${arn} does not exist.`);
}
