// Makes, once per operation, the test that holds its input to the SDK's schema and to the constraints of AWS's model.

import type { NormalizedSchema } from '@smithy/core/schema';
import type { Limit, PathStep, Violation } from '../kernel/violation.ts';
import type { ConstrainedShape, Constraints } from './constraints.ts';
import { keeps, limitsOf } from './limits.ts';

/** Gives everything that is wrong with a value, or undefined. Costs nothing but the walk when nothing is. */
export type Check = (value: unknown) => Violation[] | undefined;

type StructSchema = [number, string, string, unknown, string[], unknown[], number?];

/** Makes the checks of one service. Read when first asked, since most runs call few services. */
export class InputChecks {
  readonly #read: () => Constraints;
  #constraints: Constraints | undefined;
  /** Structures can hold themselves. */
  readonly #structs = new Map<unknown, Map<string | undefined, Check>>();

  constructor(read: () => Constraints) {
    this.#read = read;
  }

  of(operation: string, input: NormalizedSchema): Check {
    this.#constraints ??= this.#read();
    return this.#make(input, this.#constraints.operations[operation]);
  }

  #make(schema: NormalizedSchema, shapeName: string | undefined): Check {
    const shape = this.#shape(shapeName);
    if (schema.isStructSchema()) return this.#struct(schema, shape, shapeName);
    const numeric = schema.isNumericSchema();
    const secret = isSecret(schema);
    const ofItself = limitCheck(shape === undefined ? [] : limitsOf(shape, numeric), { secret, ofKey: false });
    if (schema.isListSchema()) return this.#list(schema, shape, ofItself);
    if (schema.isMapSchema()) return this.#map(schema, shape, ofItself);
    const hasType = typeTest(schema);
    return (value) => (hasType(value) ? ofItself?.(value) : [wrong(value, { kind: 'type' })]);
  }

  #shape(name: string | undefined): ConstrainedShape | undefined {
    return name === undefined ? undefined : this.#constraints?.shapes[name];
  }

  #struct(schema: NormalizedSchema, shape: ConstrainedShape | undefined, shapeName: string | undefined): Check {
    const raw = schema.getSchema() as unknown as StructSchema;
    const byShape = this.#structs.get(raw) ?? new Map<string | undefined, Check>();
    this.#structs.set(raw, byShape);
    const made = byShape.get(shapeName);
    if (made !== undefined) return made;
    const members = new Map<string, Check>();
    const check = structCheck(raw[4].slice(0, raw[6] ?? 0), members);
    byShape.set(shapeName, check);
    for (const name of raw[4]) members.set(name, this.#make(schema.getMemberSchema(name), shape?.members?.[name]));
    return check;
  }

  #list(schema: NormalizedSchema, shape: ConstrainedShape | undefined, ofItself: Check | undefined): Check {
    const item = this.#make(schema.getValueSchema(), shape?.member);
    return (value) => {
      if (!Array.isArray(value)) return [wrong(value, { kind: 'type' })];
      let found = ofItself?.(value);
      for (let i = 0; i < value.length; i++) {
        if (value[i] !== null && value[i] !== undefined) found = join(found, heldBy(value, item(value[i])), i);
      }
      return found;
    };
  }

  #map(schema: NormalizedSchema, shape: ConstrainedShape | undefined, ofItself: Check | undefined): Check {
    const item = this.#make(schema.getValueSchema(), shape?.value);
    const keyShape = this.#shape(shape?.key);
    const ofKey = limitCheck(keyShape === undefined ? [] : limitsOf(keyShape, false), {
      // The words for a wrong key show the whole map.
      secret:
        isSecret(schema) || isSecret(schema.getKeySchema() as NormalizedSchema) || isSecret(schema.getValueSchema()),
      ofKey: true,
    });
    return (value) => {
      if (typeof value !== 'object' || value === null) return [wrong(value, { kind: 'type' })];
      let found = ofItself?.(value);
      for (const [key, one] of Object.entries(value)) {
        if (ofKey !== undefined) found = join(found, heldBy(value, ofKey(key)), { key });
        if (one !== null && one !== undefined) found = join(found, heldBy(value, item(one)), { key });
      }
      return found;
    };
  }
}

function structCheck(required: readonly string[], members: ReadonlyMap<string, Check>): Check {
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [wrong(value, { kind: 'type' })];
    const given = value as Record<string, unknown>;
    let found: Violation[] | undefined;
    for (const name of required) {
      if (given[name] === undefined || given[name] === null)
        found = join(found, [wrong(null, { kind: 'required' })], name);
    }
    for (const name of Object.keys(given)) {
      const member = given[name];
      const check = members.get(name);
      if (check === undefined) found = join(found, [wrong(member, { kind: 'known' })], name);
      else if (member !== undefined && member !== null) found = join(found, check(member), name);
    }
    return found;
  };
}

/** Undefined where nothing is asked. */
function limitCheck(
  limits: readonly Limit[],
  { secret, ofKey }: Pick<Violation, 'secret' | 'ofKey'>,
): Check | undefined {
  if (limits.length === 0) return undefined;
  // Told the other way round than they are listed: of one value, a pattern comes before its length.
  const tests = [...limits].reverse().map((limit) => [limit, keeps(limit)] as const);
  return (value) => {
    let found: Violation[] | undefined;
    for (const [limit, kept] of tests) {
      if (!kept(value)) found = join(found, [{ path: [], value, limit, limits, secret, ofKey }]);
    }
    return found;
  };
}

function isSecret(schema: NormalizedSchema): boolean {
  return schema.getMergedTraits().sensitive !== undefined;
}

function typeTest(schema: NormalizedSchema): (value: unknown) => boolean {
  if (schema.isStringSchema()) return (value) => typeof value === 'string';
  if (schema.isBooleanSchema()) return (value) => typeof value === 'boolean';
  if (schema.isNumericSchema()) return (value) => typeof value === 'number' || typeof value === 'bigint';
  if (schema.isTimestampSchema()) return (value) => value instanceof Date;
  return () => true;
}

function wrong(value: unknown, limit: Limit): Violation {
  return { path: [], value, limit, limits: [limit], secret: false, ofKey: false };
}

function heldBy(within: unknown, found: Violation[] | undefined): Violation[] | undefined {
  return found?.map((one) => (one.path.length === 0 ? { ...one, within } : one));
}

function join(found: Violation[] | undefined, more: Violation[] | undefined, step?: PathStep): Violation[] | undefined {
  if (more === undefined) return found;
  const placed = step === undefined ? more : more.map((one) => ({ ...one, path: [step, ...one.path] }));
  return found === undefined ? placed : [...found, ...placed];
}
