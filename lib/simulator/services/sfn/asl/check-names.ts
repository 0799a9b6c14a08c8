// Names in a whole machine. Those of states are used once. A variable belongs to one scope: what runs inside a Parallel or an
// inline Map reads the variables around it and cannot assign under their names; a distributed Map sees none of them.

import type { Template } from '../jsonata/template.ts';
import type { Diagnostics } from './diagnostics.ts';
import { isObject } from './fields.ts';
import type { Exit, Program, State } from './program.ts';

interface Container {
  readonly program: Program;
  readonly path: string;
  readonly outer: ReadonlySet<string>;
}

export function checkNames(program: Program, diagnostics: Diagnostics): void {
  const seen = new Set<string>();
  const open: Container[] = [{ program, path: '', outer: new Set() }];
  for (let container = open.shift(); container !== undefined; container = open.shift()) {
    const own = new Set<string>();
    for (const [state, at] of statesOf(container)) {
      if (seen.has(state.name)) diagnostics.error('DUPLICATE_STATE_NAME', `Duplicate State name: ${state.name}`, at);
      seen.add(state.name);
      for (const name of exitsOf(state).flatMap(({ assign }) => namesIn(assign))) {
        own.add(name);
        if (container.outer.has(name)) {
          diagnostics.schema(
            `Variable '${name}' belongs to an outer scope and cannot be assigned here`,
            `${at}/Assign`,
          );
        }
      }
    }
    const outer = new Set([...container.outer, ...own]);
    for (const [state, at] of statesOf(container)) open.push(...inside(state, at, outer));
  }
}

function statesOf({ program, path }: Container): [state: State, at: string][] {
  return [...program.states.values()].map((state) => [state, `${path}/States/${state.name}`]);
}

function inside(state: State, at: string, outer: ReadonlySet<string>): Container[] {
  if (state.type === 'Parallel') {
    return state.branches.map((program, i) => ({ program, path: `${at}/Branches[${i}]`, outer }));
  }
  if (state.type !== 'Map') return [];
  const path = `${at}/ItemProcessor`;
  return [{ program: state.processor, path, outer: state.distributed === undefined ? outer : new Set() }];
}

function exitsOf(state: State): Exit[] {
  const exits = [state.exit];
  if (state.type === 'Choice') exits.push(...state.choices.map(({ exit }) => exit));
  if ('catch' in state) exits.push(...state.catch.map(({ exit }) => exit));
  return exits;
}

function namesIn(assign: Template | undefined): string[] {
  if (assign?.kind === 'object') return assign.members.map(([name]) => name);
  return assign?.kind === 'constant' && isObject(assign.value) ? Object.keys(assign.value) : [];
}
