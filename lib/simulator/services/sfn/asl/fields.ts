// Typed access to the JSON of a state, with a complaint for each field that is missing, misspelt or of the wrong kind.

import type { ServiceContext } from '../../../kernel/service.ts';
import { complaintOf } from '../jsonata/check-expression.ts';
import { compileExpression, type Expression } from '../jsonata/expression.ts';
import type { Chance } from '../jsonata/functions.ts';
import { compileTemplate, expressionIn, type Template } from '../jsonata/template.ts';
import { BOUNDS, type Bounds, type NumericField } from './bounds.ts';
import type { Diagnostics } from './diagnostics.ts';

export type Json = Record<string, unknown>;

export interface Reading {
  readonly diagnostics: Diagnostics;
  readonly known: Known;
}

/** What a definition is read against: the region's clock and chance, and what its services' operations take. */
export type Known = Chance & Pick<ServiceContext, 'misfits'>;

export class Fields {
  readonly json: Json;
  readonly path: string;
  /** The path of the state that field names in messages are relative to. */
  readonly base: string;
  readonly reading: Reading;
  readonly #inCatcher: boolean;

  constructor(json: Json, place: { path: string; base?: string; inCatcher?: boolean }, reading: Reading) {
    this.json = json;
    this.path = place.path;
    this.base = place.base ?? place.path;
    this.#inCatcher = place.inCatcher ?? false;
    this.reading = reading;
  }

  inner(json: Json, name: string, options: { inCatcher?: boolean } = {}): Fields {
    return new Fields(json, { path: `${this.path}/${name}`, base: this.base, ...options }, this.reading);
  }

  complain(message: string, name?: string): void {
    const location = name === undefined ? this.path : `${this.path}/${name}`;
    this.reading.diagnostics.schema(message, location === '' ? '/' : location);
  }

  /** Complains of every field that is not in the list, and of a comment that is no text. */
  only(known: readonly string[]): void {
    if (known.includes('Comment')) this.text('Comment');
    for (const name of Object.keys(this.json)) {
      if (!known.includes(name)) this.complain(`Field '${name}' is not supported`);
    }
  }

  text(name: string): string | undefined {
    const value = this.json[name];
    if (value === undefined) return undefined;
    if (typeof value === 'string') return value;
    this.complain('Expected value of type [STRING]', name);
    return undefined;
  }

  required(name: string): string {
    this.requireAll([name]);
    return this.text(name) ?? '';
  }

  /** Complains of those that are missing, all at once. */
  requireAll(names: readonly string[]): void {
    const missing = names.filter((name) => this.json[name] === undefined);
    if (missing.length === 0) return;
    this.complain(`These fields are required: [${missing.join(', ')}]`);
  }

  number(name: string, bounds: Bounds): number | undefined {
    const value = this.json[name];
    if (value === undefined) return undefined;
    const { min, max = Number.POSITIVE_INFINITY, integer = true } = bounds;
    if (typeof value !== 'number' || (integer && !Number.isInteger(value))) {
      this.complain(`Expected value of type [${integer ? 'INTEGER' : 'NUMBER'}]`, name);
      return undefined;
    }
    if (value < min) this.complain(`Minimum value is ${this.#bound(min, integer)}`, name);
    if (value > max) this.complain(`Maximum value is ${this.#bound(max, integer)}`, name);
    return value;
  }

  #bound(value: number, integer: boolean): string {
    return integer ? String(value) : value.toFixed(1);
  }

  object(name: string): Fields | undefined {
    const value = this.json[name];
    if (value === undefined) return undefined;
    if (isObject(value)) return this.inner(value, name);
    this.complain('Expected value of type [OBJECT]', name);
    return undefined;
  }

  objects(name: string, options: { inCatcher?: boolean } = {}): Fields[] {
    const value = this.json[name];
    if (value === undefined) return [];
    if (Array.isArray(value) && value.every(isObject)) {
      return value.map((item, i) => this.inner(item, `${name}[${i}]`, options));
    }
    this.complain('Expected value of type [ARRAY] of objects', name);
    return [];
  }

  template(name: string): Template | undefined {
    const value = this.json[name];
    if (value === undefined) return undefined;
    const field = `${this.path.slice(this.base.length + 1)}${this.path === this.base ? '' : '/'}${name}`;
    return compileTemplate(value, field, (source, at) => this.#compile(source, at));
  }

  /** A template that is one number or one expression. */
  numeric(name: NumericField): Template | undefined {
    const value = this.json[name];
    if (typeof value === 'string' && expressionIn(value) !== undefined) return this.template(name);
    const number = this.number(name, BOUNDS[name]);
    return number === undefined ? undefined : { kind: 'constant', value: number };
  }

  #compile(source: string, field: string): Expression {
    const location = `${this.base}/${field}`;
    const { diagnostics, known } = this.reading;
    try {
      const expression = compileExpression(source, known);
      const complaint = complaintOf(expression.compiled.ast(), this.#inCatcher);
      if (complaint !== undefined) diagnostics.error('UNSUPPORTED_JSONATA_EXPRESSION', complaint, location);
      return expression;
    } catch (error) {
      diagnostics.error(
        'INVALID_JSONATA_EXPRESSION',
        (error as { message?: string }).message ?? String(error),
        location,
      );
      return compileExpression('null', known);
    }
  }
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
