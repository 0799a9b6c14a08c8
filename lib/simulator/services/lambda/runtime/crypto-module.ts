import crypto from 'node:crypto';
import type { Random } from '../../../kernel/random.ts';

/** Node's crypto with its chance drawn from the region's seed. Hashes and ciphers are the real ones. */
export function cryptoModule(random: Random): typeof crypto {
  const fill = <T extends ArrayBufferView>(view: T): T => {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    for (let i = 0; i < bytes.length; i++) bytes[i] = random.integer(0, 255);
    return view;
  };
  const randomBytes = (size: number, done?: (error: null, bytes: Buffer) => void) => {
    const bytes = fill(Buffer.alloc(size));
    done?.(null, bytes);
    return bytes;
  };
  const uuid = () => {
    const bytes = randomBytes(16);
    bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  };
  const drawn = {
    ['randomUUID']: uuid,
    randomBytes,
    randomFillSync: fill,
    getRandomValues: fill,
    randomInt: (min: number, max?: number) =>
      max === undefined ? random.integer(0, min - 1) : random.integer(min, max - 1),
  };
  const web = Object.create(crypto.webcrypto, {
    ['randomUUID']: { value: uuid },
    getRandomValues: { value: fill },
    subtle: { value: crypto.webcrypto.subtle },
  });
  return { ...crypto, ...drawn, webcrypto: web } as unknown as typeof crypto;
}
