// Makes a service's constraints from the model of it that botocore carries, restricted to the operations that the region
// models. A model of AWS is a file `<service>/<version>/service-2.json`, often with `.gz`; botocore keeps all in a folder
// `data` (Apache-2.0, https://github.com/boto/botocore).

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { CONSTRAINT_EXCEPTIONS } from './constraint-exceptions.ts';
import type { ServiceDefinition } from './kernel/service.ts';
import type { ConstrainedShape, Constraints } from './wire/constraints.ts';

/** Where botocore calls a service otherwise than the SDK's package does. */
const BOTOCORE_NAMES: Readonly<Record<string, string>> = {
  'auto-scaling': 'autoscaling',
  'cloudwatch-logs': 'logs',
  'elastic-load-balancing-v2': 'elbv2',
  eventbridge: 'events',
  sfn: 'stepfunctions',
};

interface ModelShape {
  readonly type: string;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly member?: { readonly shape: string };
  readonly key?: { readonly shape: string };
  readonly value?: { readonly shape: string };
}

interface Model {
  readonly operations: Readonly<Record<string, { readonly input?: { readonly shape: string } }>>;
  readonly shapes: Readonly<Record<string, ModelShape>>;
}

/** @param source what the models are, as the file shall name it */
export function constraintsFromModel(definition: ServiceDefinition, folder: string, source: string): Constraints {
  const model = readModel(join(folder, BOTOCORE_NAMES[definition.name] ?? definition.name));
  const operations: Record<string, string> = {};
  const collected = new Collected(model, definition.name);
  for (const operation of Object.keys(definition.operations).sort()) {
    const input = model.operations[operation]?.input?.shape;
    if (input !== undefined && collected.add(input)) operations[operation] = input;
  }
  return { source, operations, shapes: collected.shapes() };
}

/** One shape a line, so that a change of a model can be read. */
export function constraintsText({ source, operations, shapes }: Constraints): string {
  const lines = (record: Readonly<Record<string, unknown>>) =>
    Object.entries(record)
      .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
      .join(',\n');
  return `{"source":${JSON.stringify(source)},\n"operations":{\n${lines(operations)}\n},\n"shapes":{\n${lines(shapes)}\n}}\n`;
}

function readModel(folder: string): Model {
  const version = readdirSync(folder)
    .filter((name) => /^\d{4}-\d\d-\d\d$/.test(name))
    .sort()
    .at(-1);
  if (version === undefined) throw new Error(`cannot find a model of AWS in ${folder}`);
  const plain = join(folder, version, 'service-2.json');
  const text = existsSync(plain) ? readFileSync(plain) : gunzipSync(readFileSync(`${plain}.gz`));
  return JSON.parse(text.toString()) as Model;
}

/** The shapes that constrain something, themselves or by what they hold. */
class Collected {
  readonly #model: Model;
  readonly #service: string;
  readonly #constrains = new Map<string, boolean>();

  constructor(model: Model, service: string) {
    this.#model = model;
    this.#service = service;
  }

  /** Whether the shape constrains anything. */
  add(name: string): boolean {
    return this.#reaches(name, new Set()) && this.#keep(name);
  }

  shapes(): Record<string, ConstrainedShape> {
    const kept = [...this.#constrains].filter(([, constrains]) => constrains).map(([name]) => name);
    return Object.fromEntries(kept.sort().map((name) => [name, this.#written(name)]));
  }

  #reaches(name: string, seen: Set<string>): boolean {
    if (seen.has(name)) return false;
    seen.add(name);
    return Object.keys(this.#limits(name)).length > 0 || this.#held(name).some((held) => this.#reaches(held, seen));
  }

  #keep(name: string): boolean {
    if (this.#constrains.has(name)) return true;
    this.#constrains.set(name, this.#reaches(name, new Set()));
    for (const held of this.#held(name)) this.#keep(held);
    return true;
  }

  #written(name: string): ConstrainedShape {
    const { members, member, key, value } = this.#shape(name);
    const kept = (shape: string | undefined) =>
      shape !== undefined && this.#constrains.get(shape) ? shape : undefined;
    const keptMembers = Object.entries(members ?? {}).flatMap(([own, { shape }]) =>
      kept(shape) === undefined ? [] : [[own, shape] as const],
    );
    return {
      ...this.#limits(name),
      ...(keptMembers.length > 0 ? { members: Object.fromEntries(keptMembers) } : {}),
      ...(kept(member?.shape) === undefined ? {} : { member: member?.shape as string }),
      ...(kept(key?.shape) === undefined ? {} : { key: key?.shape as string }),
      ...(kept(value?.shape) === undefined ? {} : { value: value?.shape as string }),
    };
  }

  #limits(name: string): ConstrainedShape {
    const exception = CONSTRAINT_EXCEPTIONS[this.#service]?.[name];
    if (exception !== undefined) return exception.instead;
    const { min, max, pattern, enum: values } = this.#shape(name);
    return {
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      ...(pattern === undefined ? {} : { pattern }),
      ...(values === undefined ? {} : { enum: values }),
    };
  }

  #held(name: string): string[] {
    const { members, member, key, value } = this.#shape(name);
    const held = [...Object.values(members ?? {}), member, key, value];
    return held.flatMap((one) => (one === undefined ? [] : [one.shape]));
  }

  #shape(name: string): ModelShape {
    const shape = this.#model.shapes[name];
    if (shape === undefined) throw new Error(`cannot find the shape '${name}' in the model of ${this.#service}`);
    return shape;
  }
}
