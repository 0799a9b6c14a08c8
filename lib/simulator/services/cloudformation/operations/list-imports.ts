import type { CallContext } from '../../../kernel/service.ts';
import { validationError } from '../errors.ts';
import { importersOf } from '../exports.ts';
import type { CloudFormationState } from '../state.ts';

export function listImports(input: any, { state }: CallContext<CloudFormationState>) {
  const imports = importersOf(state, input.ExportName);
  if (imports.length === 0) throw validationError(`Export '${input.ExportName}' is not imported by any stack.`);
  return { Imports: imports };
}
