// The functions that Step Functions adds to JSONata, those that need its clock and chance, and $eval, which it takes away.

import { createHash } from 'node:crypto';
import jsonata from 'jsonata';
import type { Clock } from '../../../kernel/clock.ts';
import type { Ids } from '../../../kernel/ids.ts';
import { Random } from '../../../kernel/random.ts';

export interface Chance {
  readonly clock: Clock;
  readonly random: Random;
  readonly ids: Ids;
}

const ALGORITHMS: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

/** AWS's own bound for what $range allocates, found by trying. */
const RANGE_LIMIT = 360_145;

export function registerFunctions(expression: jsonata.Expression, chance: Chance): void {
  const { clock, random, ids } = chance;
  expression.registerFunction('partition', partition, '<an:a>');
  expression.registerFunction('range', range, '<nnn:x>');
  expression.registerFunction('hash', hash, '<ss:s>');
  expression.registerFunction('parse', parse, '<s:x>');
  expression.registerFunction('random', (seed?: number) => randomNumber(random, seed), '<n?:n>');
  expression.registerFunction('uuid', () => ids.uuid(), '<:s>');
  expression.registerFunction('shuffle', (list?: unknown[]) => shuffle(random, list), '<a:a>');
  expression.registerFunction('millis', () => clock.nowMs, '<:n>');
  expression.registerFunction(
    'now',
    (picture?: string, timezone?: string) => formatTime(clock.nowMs, picture, timezone),
    '<s?s?:s>',
  );
  expression.assign('eval', undefined);
}

function partition(list: unknown[] | undefined, size: number | undefined): unknown[][] | undefined {
  const length = Math.trunc(size ?? 0);
  if (list === undefined || list.length === 0 || length < 1) return undefined;
  const parts: unknown[][] = [];
  for (let i = 0; i < list.length; i += length) parts.push(list.slice(i, i + length));
  return parts;
}

/** A range of one value is that value, as AWS answers. */
function range(from: number | undefined, to: number | undefined, by: number | undefined): unknown {
  if (from === undefined || to === undefined || by === undefined) return undefined;
  const [start, end, step] = [Math.trunc(from), Math.trunc(to), Math.trunc(by)];
  if (step === 0 || (end - start) * step < 0) return undefined;
  const count = Math.floor((end - start) / step) + 1;
  if (count > RANGE_LIMIT) throw new Error('Expression evaluation memory limit exceeded');
  if (count === 1) return start;
  return Array.from({ length: count }, (_, i) => start + i * step);
}

function hash(text: string | undefined, algorithm: string | undefined): string | undefined {
  if (text === undefined || algorithm === undefined) return undefined;
  const name = ALGORITHMS[algorithm];
  if (name === undefined) throw new Error(`Unsupported hash algorithm: ${algorithm}`);
  return createHash(name).update(text, 'utf8').digest('hex');
}

function parse(text: string | undefined): unknown {
  return text === undefined ? undefined : JSON.parse(text);
}

function randomNumber(random: Random, seed: number | undefined): number {
  return seed === undefined ? random.next() : new Random(`jsonata/${Math.trunc(seed)}`).next();
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
