import type { ListStateMachinesInput, ListStateMachinesOutput } from '@aws-sdk/client-sfn';
import type { CallContext } from '../../../kernel/service.ts';
import { pageOf } from '../page.ts';
import type { SfnState } from '../state.ts';

export function listStateMachines(
  input: ListStateMachinesInput,
  context: CallContext<SfnState>,
): ListStateMachinesOutput {
  const all = [...context.state.machines.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const { items, nextToken } = pageOf(all, input);
  return {
    stateMachines: items.map(({ arn, name, createdMs }) => ({
      stateMachineArn: arn,
      name,
      type: 'STANDARD',
      creationDate: new Date(createdMs),
    })),
    nextToken,
  };
}
