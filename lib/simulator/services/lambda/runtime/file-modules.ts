// The disk of a function: its package under /var/task, and a /tmp of its own. Answers come at once, so time never waits for a disk.

export function fileModules(files: Readonly<Record<string, Uint8Array>>): { fs: object; promises: object } {
  const written = new Map<string, Uint8Array>();
  const find = (path: string): Uint8Array | undefined => written.get(path) ?? files[path.replace(/^\/var\/task\//, '')];
  const read = (path: unknown, options?: unknown): Buffer | string => {
    const bytes = find(String(path));
    if (bytes === undefined) throw missing(String(path));
    const encoding =
      typeof options === 'string' ? options : (options as { encoding?: BufferEncoding } | undefined)?.encoding;
    return encoding === undefined || encoding === null
      ? Buffer.from(bytes)
      : Buffer.from(bytes).toString(encoding as BufferEncoding);
  };
  const write = (path: unknown, data: string | Uint8Array): void => {
    if (!String(path).startsWith('/tmp/'))
      throw Object.assign(new Error(`EROFS: read-only file system, open '${String(path)}'`), { code: 'EROFS' });
    written.set(String(path), typeof data === 'string' ? Buffer.from(data, 'utf8') : data);
  };
  const stat = (path: unknown) => {
    const bytes = find(String(path));
    if (bytes === undefined) throw missing(String(path));
    return { size: bytes.length, isFile: () => true, isDirectory: () => false };
  };
  const promises = {
    readFile: async (path: unknown, options?: unknown) => read(path, options),
    writeFile: async (path: unknown, data: string | Uint8Array) => write(path, data),
    stat: async (path: unknown) => stat(path),
    access: async (path: unknown) => void stat(path),
  };
  const fs = {
    promises,
    constants: { F_OK: 0, R_OK: 4 },
    readFileSync: read,
    writeFileSync: write,
    existsSync: (path: unknown) => find(String(path)) !== undefined,
    statSync: stat,
    readFile: (path: unknown, ...rest: unknown[]) =>
      answer(() => read(path, rest.length > 1 ? rest[0] : undefined), rest.at(-1)),
    // Streams of files are asked for with `instanceof` by the SDK; there are none.
    ReadStream: class ReadStream {},
  };
  return { fs, promises };
}

function answer<T>(ask: () => T, done: unknown): void {
  const callback = done as (error: unknown, value?: T) => void;
  try {
    const value = ask();
    queueMicrotask(() => callback(null, value));
  } catch (error) {
    queueMicrotask(() => callback(error));
  }
}

const missing = (path: string) =>
  Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), {
    code: 'ENOENT',
    errno: -2,
    syscall: 'open',
    path,
  });
