import type { Region } from '../../lib/simulator/region.ts';
import { MUTANTS, planted } from './mutants.ts';
import type { SoakMessage } from './soak-line.ts';
import { soakSeed } from './soak-seed.ts';

export interface SoakPlan {
  readonly assembly: string;
  readonly from: number;
  readonly seeds: number;
  /** Whether mutants are planted first, and must be caught. */
  readonly mutants: boolean;
  /** Tells of each call, transition and line of a log, too. */
  readonly verbose: boolean;
}

export interface SoakOutcome {
  /** Seeds in which a law was broken. */
  readonly violations: number;
  readonly mutants: { readonly planted: number; readonly caught: number };
}

/** One seed after the other; tells of each as it ends. */
export async function soak(plan: SoakPlan, tell: (message: SoakMessage) => void): Promise<SoakOutcome> {
  const mutants = plan.mutants ? await plantAll(plan.assembly, tell) : { planted: 0, caught: 0 };
  let violations = 0;
  for (let seed = plan.from; seed < plan.from + plan.seeds; seed++) {
    const follow = (region: Region) => region.journal.listen((entry) => tell({ event: 'journal', entry }));
    const result = await soakSeed({ seed, assembly: plan.assembly, ...(plan.verbose ? { follow } : {}) });
    if (result.breaches.length > 0) violations++;
    const again = result.breaches.length > 0 ? { again: `npm run soak -- --from ${seed} --seeds 1` } : {};
    tell({ event: 'seed', ...result, ...again });
  }
  return { violations, mutants };
}

/** Seeds that bring the good and the bad image in both orders. */
const MUTANT_SEEDS = [1, 2, 3, 4];

/** Without faults: what the laws see is the mutant alone. */
async function tryToCatch(assembly: string): Promise<readonly string[]> {
  for (const seed of MUTANT_SEEDS) {
    const { breaches } = await soakSeed({ seed, assembly, troubled: false });
    if (breaches.length > 0) return breaches;
  }
  return [];
}

async function plantAll(assembly: string, tell: (message: SoakMessage) => void): Promise<SoakOutcome['mutants']> {
  let caught = 0;
  for (const mutant of MUTANTS) {
    const breaches = await planted(assembly, mutant, tryToCatch);
    if (breaches.length > 0) caught++;
    tell({ event: 'mutant', name: mutant.name, caught: breaches.length > 0, breaches });
  }
  return { planted: MUTANTS.length, caught };
}
