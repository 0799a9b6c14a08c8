import type { Journal } from '../simulator/kernel/journal.ts';

/** What the newest state that any of our state machines has entered is called, as `deploy-fleet: Watch the canary`. */
export class Stage {
  #text = '';
  #onChange: ((text: string) => void) | undefined;

  constructor(journal: Journal) {
    journal.listen((entry) => {
      if (entry.kind !== 'transition' || entry.service !== 'sfn' || entry.detail?.['billed'] !== true) return;
      const machine = /:goldsmith-([a-z-]+)/.exec(entry.resource)?.[1];
      if (machine === undefined) return;
      this.#text = `${machine}: ${entry.to}`;
      this.#onChange?.(this.#text);
    });
  }

  get text(): string {
    return this.#text;
  }

  onChange(listener: (text: string) => void): void {
    this.#onChange = listener;
  }

  clear(): void {
    this.#text = '';
  }
}
