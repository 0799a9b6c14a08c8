// Operations of a service whose state is eventually consistent: whoever does not wait reads what has spread, and what they write
// spreads. A service says which maps of its state these are, and how it refuses an id that it does not see yet.

import { LateMap } from './late-map.ts';
import type { CallContext, Operation } from './service.ts';
import type { ServiceError } from './service-error.ts';
import { type Spread, waits } from './spread.ts';

export interface SpreadingState {
  readonly spread: Spread;
}

export interface Eventual<State extends SpreadingState> {
  /** Members of the state that are maps by id; ids do not repeat among them. */
  readonly maps: readonly (keyof State & string)[];
  /** What a request that changes something is answered when it names an id that has not spread. */
  readonly unseen?: (id: string) => ServiceError;
}

const READS = /^(Describe|Get|List)/;

export function eventually<State extends SpreadingState>(
  operations: Readonly<Record<string, Operation<State>>>,
  given: Eventual<State>,
): Record<string, Operation<State>> {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      READS.test(name) ? reading(operation, given) : writing(operation, given),
    ]),
  );
}

/** The context of a call whose reads show only what has spread, unless the caller waits for the rest. */
export function seenLate<State extends SpreadingState>(
  context: CallContext<State>,
  maps: Eventual<State>['maps'],
): CallContext<State> {
  const { state, caller } = context;
  return state.spread.quiet || waits(caller) ? context : withState(context, viewOf(state, maps, 'read'));
}

function reading<State extends SpreadingState>(operation: Operation<State>, { maps }: Eventual<State>) {
  return (input: unknown, context: CallContext<State>) => operation(input, seenLate(context, maps));
}

function writing<State extends SpreadingState>(operation: Operation<State>, { maps, unseen }: Eventual<State>) {
  return (input: unknown, context: CallContext<State>) => {
    const { state, caller } = context;
    // What CloudFormation makes is told of when it has spread.
    if (caller.settled === true) return operation(input, context);
    if (unseen !== undefined && !state.spread.quiet && !waits(caller)) {
      const id = hiddenId(input, state.spread, maps);
      if (id !== undefined) throw unseen(id);
    }
    const view = viewOf(state, maps, 'write');
    try {
      return operation(input, withState(context, view));
    } finally {
      for (const name of maps) (view[name] as LateMap<unknown>).close();
    }
  };
}

function viewOf<State extends SpreadingState>(
  state: State,
  maps: Eventual<State>['maps'],
  use: 'read' | 'write',
): State {
  const views = maps.map((name) => [
    name,
    new LateMap(state[name] as Map<string, unknown>, { spread: state.spread, name, use }),
  ]);
  return { ...state, ...Object.fromEntries(views) };
}

function withState<State>(context: CallContext<State>, state: State): CallContext<State> {
  return Object.assign(Object.create(context), { state });
}

/** The first id in a request, filters left out, that was made a moment ago. */
function hiddenId(value: unknown, spread: Spread, maps: readonly string[]): string | undefined {
  if (typeof value === 'string') return maps.some((name) => spread.hides(`${name}/${value}`)) ? value : undefined;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const found = name === 'Filters' ? undefined : hiddenId(member, spread, maps);
    if (found !== undefined) return found;
  }
  return undefined;
}
