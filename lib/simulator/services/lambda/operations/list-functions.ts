import type { CallContext } from '../../../kernel/service.ts';
import { configurationOutput } from '../configuration.ts';
import type { LambdaState } from '../state.ts';

export function listFunctions(input: any, { state }: CallContext<LambdaState>) {
  const names = [...state.functions.keys()].sort();
  const from = input.Marker === undefined ? 0 : Number(input.Marker);
  const to = from + (input.MaxItems ?? 50);
  return {
    Functions: names.slice(from, to).flatMap((name) => {
      const fn = state.functions.get(name);
      return fn === undefined ? [] : [configurationOutput(fn, fn.latest)];
    }),
    NextMarker: to < names.length ? String(to) : undefined,
  };
}
