import type { SignalFate } from '../../lib/contract/ledger.ts';

/** What became of a signal. */
export interface Outcome {
  readonly fate: SignalFate;
  readonly reason?: string;
  readonly version?: string | undefined;
  /** It said what is known: it was counted, and has no record of its own. */
  readonly repeated?: true;
}
