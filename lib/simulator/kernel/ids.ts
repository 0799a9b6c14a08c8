import type { Random } from './random.ts';

const HEX = '0123456789abcdef';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Makes ids from the seeded generator, in the alphabets that ids on the wire use. */
export class Ids {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  hex(length: number): string {
    return this.from(HEX, length);
  }

  upper(length: number): string {
    return this.from(UPPER, length);
  }

  uuid(): string {
    const h = this.hex(32);
    const variant = '89ab'[this.#random.integer(0, 3)];
    return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-${variant}${h.slice(17, 20)}-${h.slice(20)}`;
  }

  from(alphabet: string, length: number): string {
    let id = '';
    for (let i = 0; i < length; i++) id += alphabet[this.#random.integer(0, alphabet.length - 1)];
    return id;
  }
}
