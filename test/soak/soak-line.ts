import type { JournalEntry } from '../../lib/simulator/kernel/journal.ts';
import type { SoakResult } from './soak-seed.ts';

export type SoakMessage =
  | ({ readonly event: 'seed'; readonly again?: string } & SoakResult)
  | { readonly event: 'mutant'; readonly name: string; readonly caught: boolean; readonly breaches: readonly string[] }
  | { readonly event: 'journal'; readonly entry: JournalEntry }
  | {
      readonly event: 'summary';
      readonly seeds: number;
      readonly violations: number;
      readonly mutants: { readonly planted: number; readonly caught: number };
      readonly wallSeconds: number;
    };

/** A message as people read it. */
export function soakLine(message: SoakMessage): string {
  switch (message.event) {
    case 'seed': {
      const { seed, troubles, breaches, again } = message;
      const head = `seed ${seed}: ${breaches.length === 0 ? 'holds' : 'BREACHED'} (${troubles.join(', ') || 'no faults'})`;
      return [head, ...breaches, ...(again === undefined ? [] : [`again: ${again}`])].join('\n  ');
    }
    case 'mutant': {
      const [first = 'nothing was noticed'] = message.breaches;
      return `mutant "${message.name}": ${message.caught ? 'caught' : 'NOT CAUGHT'} (${first})`;
    }
    case 'journal': {
      const { atMs, ...rest } = message.entry;
      return `${new Date(atMs).toISOString()} ${JSON.stringify(rest)}`;
    }
    case 'summary': {
      const { seeds, violations, mutants, wallSeconds } = message;
      return `${seeds} seeds, ${violations} breached; ${mutants.caught} of ${mutants.planted} mutants caught; ${wallSeconds} s`;
    }
  }
}
