// Node's zlib without its threads: what they finish comes back at a moment of real time, which no program in the region may see.

import { Transform } from 'node:stream';
import zlib from 'node:zlib';

/** What is under each of zlib's streams, and what its synchronous functions work with. Node says nothing of it; it is as old as streams. */
interface Codec {
  readonly _handle: {
    onerror: (message: string, errno: number, code: string) => void;
    writeSync(
      flush: number,
      chunk: Uint8Array,
      at: number,
      length: number,
      out: Uint8Array,
      to: number,
      room: number,
    ): void;
  };
  /** Room left in the output, bytes left of the input. */
  readonly _writeState: Uint32Array;
  close(): void;
}

const CREATES = [
  'createGzip',
  'createGunzip',
  'createUnzip',
  'createDeflate',
  'createInflate',
  'createDeflateRaw',
  'createInflateRaw',
  'createBrotliCompress',
  'createBrotliDecompress',
] as const;

type Create = (typeof CREATES)[number];
type Options = object | undefined;

const ROOM = 65_536;
const { Z_NO_FLUSH, Z_FINISH, BROTLI_OPERATION_PROCESS, BROTLI_OPERATION_FINISH } = zlib.constants;

class Coder {
  readonly #codec: Codec;
  readonly #flags: { readonly on: number; readonly end: number };
  #fault: Error | undefined;

  constructor(create: Create, options?: Options) {
    this.#codec = (zlib[create] as (options: Options) => unknown)(options) as Codec;
    this.#codec._handle.onerror = (message, errno, code) => {
      this.#fault = Object.assign(new Error(message), { errno, code });
    };
    this.#flags = create.includes('Brotli')
      ? { on: BROTLI_OPERATION_PROCESS, end: BROTLI_OPERATION_FINISH }
      : { on: Z_NO_FLUSH, end: Z_FINISH };
  }

  write(chunk: Uint8Array): Generator<Buffer> {
    return this.#work(chunk, this.#flags.on);
  }

  end(): Generator<Buffer> {
    return this.#work(new Uint8Array(), this.#flags.end);
  }

  close(): void {
    this.#codec.close();
  }

  *#work(chunk: Uint8Array, flush: number): Generator<Buffer> {
    const { _handle: handle, _writeState: state } = this.#codec;
    let at = 0;
    let roomLeft = 0;
    while (roomLeft === 0) {
      const out = Buffer.allocUnsafe(ROOM);
      handle.writeSync(flush, chunk, at, chunk.byteLength - at, out, 0, ROOM);
      if (this.#fault !== undefined) throw this.#fault;
      roomLeft = state[0] as number;
      at = chunk.byteLength - (state[1] as number);
      if (roomLeft < ROOM) yield out.subarray(0, ROOM - roomLeft);
    }
  }
}

function nodeStream(create: Create, options: Options): Transform {
  const coder = new Coder(create, options);
  const pass = (stream: Transform, made: Iterable<Buffer>, done: (error?: Error) => void) => {
    try {
      for (const piece of made) stream.push(piece);
      done();
    } catch (error) {
      done(error as Error);
    }
  };
  return new Transform({
    transform(chunk, _, done) {
      pass(this, coder.write(chunk), done);
    },
    flush(done) {
      pass(this, coder.end(), done);
    },
    destroy(error, done) {
      coder.close();
      done(error);
    },
  });
}

function webStream(creates: Readonly<Record<string, Create>>) {
  return class extends TransformStream<Uint8Array, Uint8Array> {
    constructor(format: string) {
      const create = creates[format];
      if (create === undefined) throw new TypeError(`Unsupported compression format: '${format}'`);
      const coder = new Coder(create);
      super({
        transform(chunk, controller) {
          for (const piece of coder.write(chunk)) controller.enqueue(piece);
        },
        flush(controller) {
          for (const piece of coder.end()) controller.enqueue(piece);
          coder.close();
        },
      });
    }
  };
}

export const compressionStreams = {
  CompressionStream: webStream({ gzip: 'createGzip', deflate: 'createDeflate', 'deflate-raw': 'createDeflateRaw' }),
  DecompressionStream: webStream({
    gzip: 'createGunzip',
    deflate: 'createInflate',
    'deflate-raw': 'createInflateRaw',
  }),
};

/** Members that work in a thread and call back, made of those that work at once. */
function calledBack(name: string): (...args: unknown[]) => void {
  const atOnce = (zlib as unknown as Record<string, (...args: unknown[]) => unknown>)[`${name}Sync`];
  return (...args) => {
    const done = args.pop() as (error: unknown, result?: unknown) => void;
    let outcome: [unknown, unknown?];
    try {
      outcome = [null, atOnce?.(...args)];
    } catch (error) {
      outcome = [error];
    }
    process.nextTick(() => done(...outcome));
  };
}

export const zlibModule: object = {
  ...zlib,
  ...Object.fromEntries(CREATES.map((create) => [create, (options: Options) => nodeStream(create, options)])),
  ...Object.fromEntries(
    Object.keys(zlib)
      .filter((name) => `${name}Sync` in zlib)
      .map((name) => [name, calledBack(name)]),
  ),
};
