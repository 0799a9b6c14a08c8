// The functions that Step Functions adds to JSONata, those that need its clock and chance, and $eval, which it takes away.

import { createHash } from 'node:crypto';
import jsonata from 'jsonata';
import type { Clock } from '../../../kernel/clock.ts';
import type { Ids } from '../../../kernel/ids.ts';
import type { Random } from '../../../kernel/random.ts';
import { MEMORY_EXCEEDED } from './guard.ts';

export interface Chance {
  readonly clock: Clock;
  readonly random: Random;
  readonly ids: Ids;
}

/** Names as the errors list them. */
const ALGORITHMS = new Map([
  ['SHA-1', 'sha1'],
  ['SHA-384', 'sha384'],
  ['SHA-256', 'sha256'],
  ['SHA-512', 'sha512'],
  ['MD5', 'md5'],
]);

/** AWS's own bound for what $range allocates, found by trying. */
const RANGE_LIMIT = 360_145;

/** Arguments are checked here, not by signatures: AWS's own functions complain in words and in cases of their own. */
export function registerFunctions(expression: jsonata.Expression, chance: Chance): void {
  const { clock, random, ids } = chance;
  const own: Record<string, { takes: number; run: (...given: unknown[]) => unknown }> = {
    partition: { takes: 2, run: partition },
    range: { takes: 3, run: range },
    hash: { takes: 2, run: hash },
    parse: { takes: 1, run: parse },
    random: { takes: 1, run: (seed) => randomNumber(random, seed) },
    uuid: { takes: 0, run: () => ids.uuid() },
  };
  for (const [name, { takes, run }] of Object.entries(own)) {
    expression.registerFunction(name, (...given: unknown[]) => {
      if (given[takes] !== undefined) throw mismatch(name, takes + 1);
      return run(...given);
    });
  }
  expression.registerFunction('shuffle', (list?: unknown[]) => shuffle(random, list), '<a:a>');
  expression.registerFunction('millis', () => clock.nowMs, '<:n>');
  expression.registerFunction(
    'now',
    (picture?: string, timezone?: string) => formatTime(clock.nowMs, picture, timezone),
    '<s?s?:s>',
  );
  expression.assign('eval', undefined);
}

const complaint = (code: string, message: string) => Object.assign(new Error(message), { code });
/** The library fills in its own words for these codes. */
const mismatch = (token: string, index: number) => Object.assign(new Error(), { code: 'T0410', token, index });
const noArray = (token: string) => Object.assign(new Error(), { code: 'T0412', token, index: 1, type: undefined });

/** Numbers lose their fraction, towards zero. */
function whole(value: unknown, name: string, index: number): number {
  if (typeof value !== 'number') throw mismatch(name, index);
  return Math.trunc(value);
}

function partition(list: unknown, size: unknown): unknown[][] | undefined {
  if (list === undefined) return undefined;
  if (!Array.isArray(list)) throw noArray('partition');
  if (list.length === 0) return undefined;
  const length = size === undefined ? list.length : whole(size, 'partition', 2);
  if (length < 0) throw complaint('D3137', 'Second argument must be zero or greater');
  if (length === 0) return undefined;
  const parts: unknown[][] = [];
  for (let i = 0; i < list.length; i += length) parts.push(list.slice(i, i + length));
  return parts;
}

/** A range of one value is that value, as AWS answers. */
function range(from: unknown, to: unknown, by: unknown): unknown {
  const [start, end] = [whole(from, 'range', 1), whole(to, 'range', 2)];
  if (by === undefined) return undefined;
  const step = whole(by, 'range', 3);
  if (step === 0 || (end - start) * step < 0) return undefined;
  const count = Math.floor((end - start) / step) + 1;
  if (count > RANGE_LIMIT) throw new Error(MEMORY_EXCEEDED);
  if (count === 1) return start;
  return Array.from({ length: count }, (_, i) => start + i * step);
}

function hash(text: unknown, algorithm: unknown): string | undefined {
  if (typeof text !== 'string') throw mismatch('hash', 1);
  if (algorithm === undefined) return undefined;
  if (typeof algorithm !== 'string') throw mismatch('hash', 2);
  const name = ALGORITHMS.get(algorithm);
  if (name === undefined) {
    const known = [...ALGORITHMS.keys()].join(', ');
    throw complaint('D3137', `Hash algorithm '${algorithm}' must be one of ${known}`);
  }
  return createHash(name).update(text, 'utf8').digest('hex');
}

function parse(text: unknown): unknown {
  if (text === undefined) return undefined;
  if (typeof text !== 'string') throw mismatch('parse', 1);
  try {
    return JSON.parse(text);
  } catch {
    throw complaint('D3137', 'Invalid JSON');
  }
}

function randomNumber(random: Random, seed: unknown): number {
  return seed === undefined ? random.next() : firstOf(whole(seed, 'random', 1));
}

/** The first double of Java's generator, which AWS seeds: the same seed gives the same number there and here. */
function firstOf(seed: number): number {
  const mask = (1n << 48n) - 1n;
  let state = (BigInt(seed) ^ 0x5deece66dn) & mask;
  const bits = (count: bigint) => {
    state = (state * 0x5deece66dn + 0xbn) & mask;
    return state >> (48n - count);
  };
  return Number((bits(26n) << 27n) + bits(27n)) / 2 ** 53;
}

function shuffle(random: Random, list: unknown[] | undefined): unknown[] | undefined {
  if (list === undefined) return undefined;
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.integer(0, i);
    [result[i], result[j]] = [result[j], result[i]];
  }
  return result;
}

const time = jsonata('$fromMillis($ms, $picture, $timezone)');

/** $now as the library has it, but of the region's clock. */
function formatTime(ms: number, picture: string | undefined, timezone: string | undefined): Promise<string> | string {
  if (picture === undefined && timezone === undefined) return new Date(ms).toISOString();
  return time.evaluate(undefined, { ms, picture, timezone });
}
