import type { DescribeEventBusCommandInput, DescribeEventBusCommandOutput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { busDescription } from '../describe.ts';
import { type EventBridgeState, findBus } from '../state.ts';

export function describeEventBus(
  input: DescribeEventBusCommandInput,
  context: CallContext<EventBridgeState>,
): Partial<DescribeEventBusCommandOutput> {
  return busDescription(findBus(context, input.Name));
}
