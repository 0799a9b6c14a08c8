import { validationError } from './errors.ts';
import type { CloudFormationState, Stack, StackOutput } from './state.ts';

export interface Export {
  readonly name: string;
  readonly value: string;
  readonly stack: Stack;
}

export function allExports(state: CloudFormationState): Export[] {
  return [...state.stacks.values()]
    .filter((stack) => stack.status !== 'DELETE_COMPLETE')
    .flatMap((stack) =>
      stack.outputs.flatMap((output) =>
        output.exportName === undefined ? [] : [{ name: output.exportName, value: output.value, stack }],
      ),
    );
}

export const findExport = (state: CloudFormationState, name: string): Export | undefined =>
  allExports(state).find((one) => one.name === name);

/** Names of the stacks that read an export. */
export function importersOf(state: CloudFormationState, name: string): string[] {
  return [...state.stacks.values()]
    .filter((stack) => stack.status !== 'DELETE_COMPLETE' && stack.imports.has(name))
    .map((stack) => stack.name);
}

/** @throws ValidationError when an export that is read elsewhere would change or go. */
export function checkExportsInUse(state: CloudFormationState, stack: Stack, next: readonly StackOutput[]): void {
  for (const { exportName: name, value } of stack.outputs) {
    if (name === undefined) continue;
    const kept = next.find((output) => output.exportName === name);
    if (kept?.value === value) continue;
    const [importer] = importersOf(state, name).filter((other) => other !== stack.name);
    if (importer === undefined) continue;
    throw validationError(
      `${kept === undefined ? 'Cannot delete export' : 'Cannot update export'} ${name} as it is in use by ${importer}.`,
    );
  }
}
