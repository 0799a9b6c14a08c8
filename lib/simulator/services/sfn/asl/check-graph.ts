import type { Diagnostics } from './diagnostics.ts';
import type { Program, State } from './program.ts';

/** Every transition leads to a state, there is an end, and every state can be reached: said only where there is an end. */
export function checkGraph(program: Program, path: string, diagnostics: Diagnostics): void {
  const { states, startAt } = program;
  const missing = (target: string, location: string) =>
    diagnostics.error('MISSING_TRANSITION_TARGET', `Missing 'Next' target: ${target}`, location);
  if (!states.has(startAt)) missing(startAt, `${path}/StartAt`);
  for (const state of states.values()) {
    for (const [target, field] of targets(state)) {
      if (!states.has(target)) missing(target, `${path}/States/${state.name}/${field}`);
    }
  }
  if (![...states.values()].some(isEnd)) {
    diagnostics.error('MISSING_END_STATE', 'Workflow has no terminal state', '');
    return;
  }
  const reached = reach(program);
  for (const name of states.keys()) {
    if (reached.has(name)) continue;
    const location = `${path}/States/${name}`;
    diagnostics.error('MISSING_TRANSITION_TARGET', `State "${name}" is not reachable.`, location);
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

function isEnd(state: State): boolean {
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
