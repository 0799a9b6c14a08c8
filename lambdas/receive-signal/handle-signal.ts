import type { Signal } from '../../lib/contract/signal.ts';
import { handleAsking } from './handle-asking.ts';
import { handleFlaw } from './handle-flaw.ts';
import type { ImageLook } from './image-look.ts';
import type { Outcome } from './outcome.ts';
import { recordSignal } from './signal-items.ts';
import { Changed } from './table.ts';

export type KnownSignal = Signal & { id: string; receivedAt: string };

/** Two functions at most are at it, so one of them is through after a few tries. */
const TRIES = 5;

/** Decides a signal, does what was decided, and writes both down. Safe to repeat with the same signal. */
export async function handleSignal(signal: KnownSignal, look: ImageLook, nowMs: number): Promise<Outcome> {
  for (let tries = 1; ; tries++) {
    try {
      return await handle(signal, look, nowMs);
    } catch (error) {
      look.forget();
      if (!(error instanceof Changed) || tries === TRIES) throw error;
    }
  }
}

async function handle(signal: KnownSignal, look: ImageLook, nowMs: number): Promise<Outcome> {
  const settings = await look.settings();
  if (settings === undefined) {
    const reason = 'no stack has made this image; deploy one that names it';
    const outcome: Outcome = { fate: 'refused', reason };
    await recordSignal({ ...signal, ...outcome });
    return outcome;
  }
  // Compared here and not in a function: so the compiler knows which kinds are left.
  if (signal.kind === 'advisory' || signal.kind === 'finding') return await handleFlaw(signal, look, nowMs);
  const outcome = await handleAsking(signal, look, { settings, nowMs });
  await recordSignal({ ...signal, ...outcome });
  return outcome;
}
