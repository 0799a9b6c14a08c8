import type { Diagnostics } from './diagnostics.ts';
import type { Program, State } from './program.ts';

/** Every transition leads to a state, every state can be reached, and an end can be. */
export function checkGraph(program: Program, path: string, diagnostics: Diagnostics): void {
  const { states, startAt } = program;
  if (!states.has(startAt)) {
    diagnostics.error('MISSING_TRANSITION_TARGET', `Missing 'StartAt' target: ${startAt}`, `${path}/StartAt`);
    return;
  }
  let lost = false;
  for (const state of states.values()) {
    for (const [target, field] of targets(state)) {
      if (states.has(target)) continue;
      lost = true;
      const location = `${path}/States/${state.name}/${field}`;
      diagnostics.error('MISSING_TRANSITION_TARGET', `Missing 'Next' target: ${target}`, location);
    }
  }
  if (lost) return;
  const reached = reach(program);
  for (const name of states.keys()) {
    if (reached.has(name)) continue;
    const location = `${path}/States/${name}`;
    diagnostics.error('MISSING_TRANSITION_TARGET', `State "${name}" is not reachable.`, location);
  }
  if (![...reached].some((name) => isEnd(states.get(name)))) {
    diagnostics.error('MISSING_END_STATE', 'No terminal state found', `${path}/States`);
  }
}

function reach({ states, startAt }: Program): Set<string> {
  const reached = new Set<string>();
  const open = [startAt];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = states.get(name);
    if (state === undefined || reached.has(name)) continue;
    reached.add(name);
    open.push(...targets(state).map(([target]) => target));
  }
  return reached;
}

function isEnd(state: State | undefined): boolean {
  if (state === undefined) return false;
  return state.type === 'Choice' ? false : state.next === undefined;
}

function targets(state: State): [target: string, field: string][] {
  const found: [string, string][] = [];
  if (state.next !== undefined) found.push([state.next, 'Next']);
  if (state.type === 'Choice') {
    state.choices.forEach((rule, i) => {
      found.push([rule.next, `Choices[${i}]/Next`]);
    });
    if (state.otherwise !== undefined) found.push([state.otherwise, 'Default']);
  }
  if ('catch' in state) {
    state.catch.forEach((catcher, i) => {
      found.push([catcher.next, `Catch[${i}]/Next`]);
    });
  }
  return found;
}
