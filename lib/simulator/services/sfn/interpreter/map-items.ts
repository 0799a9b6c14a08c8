import type { MapState } from '../asl/program.ts';
import { unexpectedType } from '../jsonata/unexpected-type.ts';
import type { StateFailure } from './failure.ts';
import type { Item } from './thread.ts';
import { evaluate, evaluationFailed, type Visit } from './visit.ts';

export async function itemsOf(visit: Visit<MapState>): Promise<unknown[]> {
  const { state, input } = visit;
  if (state.items === undefined) {
    if (Array.isArray(input)) return input;
    throw noItems(visit, `Map state input must be an array but was: ${JSON.stringify(input)}`);
  }
  const items = await evaluate(visit, state.items);
  if (Array.isArray(items)) return items;
  const source = state.items.kind === 'expression' ? state.items.expression.source : '';
  throw noItems(visit, unexpectedType(source, 'Items', ['array', items]), 'Items');
}

/** Recorded executions link this failure, unlike any other, to what the entering of the state follows. */
function noItems(visit: Visit<MapState>, message: string, location?: string): StateFailure {
  visit.follow = visit.before;
  try {
    return evaluationFailed(visit, message, location);
  } finally {
    visit.follow = undefined;
  }
}

/** What an iteration gets for its item. */
export async function selectItem(visit: Visit<MapState>, item: Item): Promise<unknown> {
  const { itemSelector } = visit.state;
  return itemSelector === undefined ? item.value : evaluate(visit, itemSelector, { item });
}
