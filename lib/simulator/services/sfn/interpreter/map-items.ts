import type { MapState } from '../asl/program.ts';
import { unexpectedType } from '../jsonata/unexpected-type.ts';
import { record } from './history.ts';
import type { Item } from './thread.ts';
import { evaluate, evaluationFailed, type Visit } from './visit.ts';

/** The items of a Map, a failure of which shows as the Map's own. */
export async function itemsOf(visit: Visit<MapState>): Promise<unknown[]> {
  const { state, input } = visit;
  try {
    if (state.items === undefined) {
      if (Array.isArray(input)) return input;
      throw evaluationFailed(visit, `Map state input must be an array but was: ${JSON.stringify(input)}`);
    }
    const items = await evaluate(visit, state.items);
    if (Array.isArray(items)) return items;
    const source = state.items.kind === 'expression' ? state.items.expression.source : '';
    throw evaluationFailed(visit, unexpectedType(source, 'Items', ['array', items]), 'Items');
  } catch (error) {
    record(visit.thread, { type: 'MapStateFailed' });
    throw error;
  }
}

/** What an iteration gets for its item. */
export async function selectItem(visit: Visit<MapState>, item: Item): Promise<unknown> {
  const { itemSelector } = visit.state;
  return itemSelector === undefined ? item.value : evaluate(visit, itemSelector, { item });
}
