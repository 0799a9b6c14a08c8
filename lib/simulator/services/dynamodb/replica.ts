// What reads show that are not consistent: the writes in their order, each some time after it was done (DynamoDB Developer Guide,
// "DynamoDB read consistency").

import type { ServiceContext } from '../../kernel/service.ts';
import type { KeyNames } from './expressions/key-condition.ts';
import { Items } from './items.ts';

export class Replica {
  readonly #items: Items;
  readonly #clock: ServiceContext['clock'];
  readonly #delayMs: () => number;
  readonly #log: { readonly dueMs: number; readonly write: (items: Items) => void }[] = [];
  #read = 0;

  constructor(keys: KeyNames, { clock, spread }: Pick<ServiceContext, 'clock' | 'spread'>) {
    this.#items = new Items(keys);
    this.#clock = clock;
    this.#delayMs = spread('dynamodb.replication').delayMs;
  }

  follow(write: (items: Items) => void): void {
    const { nowMs } = this.#clock;
    const dueMs = Math.max(this.#log.at(-1)?.dueMs ?? 0, nowMs + this.#delayMs());
    this.#log.push({ dueMs, write });
    this.#catchUp();
  }

  /** The items as far as they have come. */
  get items(): Items {
    this.#catchUp();
    return this.#items;
  }

  #catchUp(): void {
    const { nowMs } = this.#clock;
    for (let next = this.#log[this.#read]; next !== undefined && next.dueMs <= nowMs; next = this.#log[this.#read]) {
      next.write(this.#items);
      this.#read++;
    }
    if (this.#read < 1000 && this.#read < this.#log.length) return;
    this.#log.splice(0, this.#read);
    this.#read = 0;
  }
}
