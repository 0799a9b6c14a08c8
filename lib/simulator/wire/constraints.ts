// What AWS's models ask of values beyond their types, per service, as data: `npm run constraints` writes it.

import { existsSync, readFileSync } from 'node:fs';

/** A shape of the model, as far as it or what it holds is constrained. Names are those of the model. */
export interface ConstrainedShape {
  /** Of a number its least value, of anything else its least length. */
  readonly min?: number;
  readonly max?: number;
  /** A regular expression as AWS writes it, which the whole value must match. */
  readonly pattern?: string;
  readonly enum?: readonly string[];
  /** Shapes of a structure's members, by member. */
  readonly members?: Readonly<Record<string, string>>;
  /** Shape of what a list holds. */
  readonly member?: string;
  readonly key?: string;
  readonly value?: string;
}

export interface Constraints {
  /** The model that they come from. */
  readonly source: string;
  /** Each operation's input, by operation. */
  readonly operations: Readonly<Record<string, string>>;
  readonly shapes: Readonly<Record<string, ConstrainedShape>>;
}

/** Where the constraints of a service lie. */
export function constraintsFile(service: string): URL {
  return new URL(`../services/${service}/constraints.json`, import.meta.url);
}

/** Empty for a service whose operations constrain nothing. */
export function readConstraints(service: string): Constraints {
  const file = constraintsFile(service);
  if (!existsSync(file)) return { source: '', operations: {}, shapes: {} };
  return JSON.parse(readFileSync(file, 'utf8')) as Constraints;
}
