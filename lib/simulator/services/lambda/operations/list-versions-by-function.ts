import type { CallContext } from '../../../kernel/service.ts';
import { configurationOutput } from '../configuration.ts';
import { requireFunction } from '../functions.ts';
import type { LambdaState } from '../state.ts';

export function listVersionsByFunction(input: any, context: CallContext<LambdaState>) {
  const fn = requireFunction(context, input.FunctionName);
  const versions = [fn.latest, ...fn.versions];
  const from = input.Marker === undefined ? 0 : Number(input.Marker);
  const to = from + (input.MaxItems ?? 50);
  return {
    Versions: versions.slice(from, to).map((version) => configurationOutput(fn, version)),
    NextMarker: to < versions.length ? String(to) : undefined,
  };
}
