import type { Operation } from '../../kernel/service.ts';
import { dryRun } from './errors.ts';
import type { Ec2State } from './state.ts';

/** Every operation can be asked for on trial: who may not has been refused by then. RunInstances looks at its input first. */
export function onTrial(
  operations: Readonly<Record<string, Operation<Ec2State>>>,
): Record<string, Operation<Ec2State>> {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      name === 'RunInstances'
        ? operation
        : (input, context) => {
            if (input.DryRun === true) throw dryRun();
            return operation(input, context);
          },
    ]),
  );
}
