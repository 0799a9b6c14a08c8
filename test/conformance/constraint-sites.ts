// Every limit that the members of an operation's input have, with the way to the member.

import type { NormalizedSchema } from '@smithy/core/schema';
import type { Limit } from '../../lib/simulator/kernel/violation.ts';
import type { ConstrainedShape, Constraints } from '../../lib/simulator/wire/constraints.ts';
import { limitsOf } from '../../lib/simulator/wire/limits.ts';

/** `[]`: in a list; `{}`: under a map's key; `{key}`: the key itself. */
export type SiteStep = string | '[]' | '{}' | '{key}';

/** A place in an input, what may stand there, and one of the limits on it. */
export interface Site {
  readonly path: readonly SiteStep[];
  readonly limit: Limit;
}

/** A schema, with what the model asks of the same place. */
export interface Place {
  readonly schema: NormalizedSchema;
  readonly shape: ConstrainedShape | undefined;
}

type StructSchema = [number, string, string, unknown, string[], unknown[], number?];

export function membersOf({ schema }: Place): { names: readonly string[]; required: readonly string[] } {
  const raw = schema.getSchema() as unknown as StructSchema;
  return { names: raw[4], required: raw[4].slice(0, raw[6] ?? 0) };
}

/** Steps into what a place holds. */
export function stepInto(constraints: Constraints, { schema, shape }: Place, step: SiteStep): Place {
  const shapeOf = (name: string | undefined) => (name === undefined ? undefined : constraints.shapes[name]);
  if (step === '[]') return { schema: schema.getValueSchema(), shape: shapeOf(shape?.member) };
  if (step === '{}') return { schema: schema.getValueSchema(), shape: shapeOf(shape?.value) };
  if (step === '{key}') return { schema: schema.getKeySchema() as NormalizedSchema, shape: shapeOf(shape?.key) };
  return { schema: schema.getMemberSchema(step), shape: shapeOf(shape?.members?.[step]) };
}

export function sitesOf(constraints: Constraints, place: Place): Site[] {
  return walk(constraints, place, [], new Set());
}

/** A structure that holds itself is entered once on each way. */
function walk(constraints: Constraints, place: Place, path: readonly SiteStep[], above: ReadonlySet<unknown>): Site[] {
  const { schema, shape } = place;
  const into = (step: SiteStep, seen = above) =>
    walk(constraints, stepInto(constraints, place, step), [...path, step], seen);
  if (schema.isStructSchema()) {
    const raw = schema.getSchema();
    if (above.has(raw)) return [];
    const { names, required } = membersOf(place);
    const missing = required.map((name): Site => ({ path: [...path, name], limit: { kind: 'required' } }));
    return [...missing, ...names.flatMap((name) => into(name, new Set([...above, raw])))];
  }
  const own =
    shape === undefined ? [] : limitsOf(shape, schema.isNumericSchema()).map((limit): Site => ({ path, limit }));
  if (schema.isListSchema()) return [...own, ...into('[]')];
  if (schema.isMapSchema()) return [...own, ...into('{key}'), ...into('{}')];
  return own;
}
