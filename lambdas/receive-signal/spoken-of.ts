import type { KnownSignal } from './handle-signal.ts';
import type { ImageLook } from './image-look.ts';
import { sendAgain } from './send-again.ts';
import { Changed } from './table.ts';
import { type Tended, tendGathering } from './tend-gathering.ts';

const TRIES = 5;

/** An image that a batch has signals of. */
export class SpokenOf {
  readonly look: ImageLook;
  readonly messageIds = new Set<string>();
  readonly #signals = new Map<string, KnownSignal>();
  #nowMs = 0;

  constructor(look: ImageLook) {
    this.look = look;
  }

  get name(): string {
    return this.look.image;
  }

  add(message: { readonly messageId: string; readonly nowMs: number }): void {
    this.messageIds.add(message.messageId);
    this.#nowMs = Math.max(this.#nowMs, message.nowMs);
  }

  note(signal: KnownSignal): void {
    this.#signals.set(signal.id, signal);
  }

  /** Begins what is gathered and due; else sees to it that somebody looks again. */
  async tend(): Promise<Tended | undefined> {
    const tended = await this.#tend();
    if (tended?.do !== 'wait') return tended;
    const gathering = await this.look.gathering();
    // One signal brings itself back for all; were it lost, the poll of the base image would look.
    const bringer = this.#signals.get(gathering?.signalId ?? '');
    if (bringer === undefined) return undefined;
    await sendAgain(bringer, tended.lookAgainSeconds);
    return tended;
  }

  async #tend(): Promise<Tended | undefined> {
    for (let tries = 1; ; tries++) {
      try {
        return await tendGathering(this.look, this.#nowMs);
      } catch (error) {
        this.look.forget();
        if (!(error instanceof Changed) || tries === TRIES) throw error;
      }
    }
  }
}
