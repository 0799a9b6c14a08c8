import { validationError } from '../errors.ts';
import { checkExportsInUse, findExport } from '../exports.ts';
import type { StackOutput } from '../state.ts';
import { resolve } from '../template/resolve.ts';
import type { ForwardWork } from './work.ts';

/** @throws ValidationError when an export's name is taken, or an export that changes is read elsewhere. */
export function computeOutputs(work: ForwardWork): StackOutput[] {
  const { stack, scope, desired, context } = work;
  const outputs: StackOutput[] = [];
  for (const [key, output] of Object.entries(desired.template.Outputs ?? {})) {
    if (output.Condition !== undefined && scope.conditions.get(output.Condition) !== true) continue;
    const value = resolve(output.Value, scope);
    if (typeof value === 'object')
      throw validationError(`Template format error: The Value field of output ${key} must evaluate to a string`);
    const exportName = output.Export === undefined ? undefined : String(resolve(output.Export.Name, scope));
    const taken = exportName === undefined ? undefined : findExport(context.state, exportName);
    if (taken !== undefined && taken.stack !== stack) {
      throw validationError(`Export with name ${exportName} is already exported by stack ${taken.stack.name}.`);
    }
    outputs.push({ key, value: String(value), description: output.Description, exportName });
  }
  checkExportsInUse(context.state, stack, outputs);
  return outputs;
}
