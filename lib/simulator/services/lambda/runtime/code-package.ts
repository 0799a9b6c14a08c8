// The code of a function: the files of its zip, compiled at most once per content however many functions and regions hold it.

import { createHash } from 'node:crypto';
import { compileFunction } from 'node:vm';
import { unzipSync } from 'fflate';
import { invalidParameter } from '../errors.ts';

export interface CodePackage {
  readonly sha256: string;
  readonly size: number;
  readonly files: Readonly<Record<string, Uint8Array>>;
}

const packages = new Map<string, CodePackage>();

/** @throws InvalidParameterValueException when the bytes are no zip. */
export function readPackage(zip: Uint8Array): CodePackage {
  const sha256 = createHash('sha256').update(zip).digest('base64');
  const known = packages.get(sha256);
  if (known !== undefined) return known;
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(zip);
  } catch {
    throw invalidParameter('Could not unzip uploaded file. Please check your file, then try to upload again.');
  }
  const code = { sha256, size: zip.byteLength, files };
  packages.set(sha256, code);
  return code;
}

/** The names that a module's code finds bound, in this order: what CommonJS gives, and what must not be the machine's own. */
const MODULE_NAMES = [
  'exports',
  'require',
  'module',
  '__filename',
  '__dirname',
  'process',
  'Date',
  'Math',
  'performance',
  'console',
  'crypto',
  'fetch',
  'AbortSignal',
  'CompressionStream',
  'DecompressionStream',
  'global',
  'globalThis',
  'queueMicrotask',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'clearImmediate',
] as const;

type ModuleName = (typeof MODULE_NAMES)[number];
export type ModuleBody = (...values: unknown[]) => void;
export type ModuleValues = Readonly<Record<ModuleName, unknown>>;

const compiled = new WeakMap<Uint8Array, ModuleBody>();

export function compileModule(source: Uint8Array, path: string): ModuleBody {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const body = compileFunction(Buffer.from(source).toString('utf8'), [...MODULE_NAMES], {
    filename: path,
  }) as ModuleBody;
  compiled.set(source, body);
  return body;
}

export const runModule = (body: ModuleBody, values: ModuleValues): void =>
  body(...MODULE_NAMES.map((name) => values[name]));
