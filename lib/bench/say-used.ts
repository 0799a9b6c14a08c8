import { coreSeconds } from './calls/core-seconds.ts';
import type { Used } from './run-child.ts';

/** Says what the work took, with or without the start of the program. */
export async function sayUsed(work: () => Promise<number>, start: 'with' | 'without' = 'without'): Promise<void> {
  const before = start === 'with' ? 0 : coreSeconds();
  const count = await work();
  const used: Used = {
    coreSeconds: coreSeconds() - before,
    mebibytes: process.resourceUsage().maxRSS / 1024,
    count,
  };
  process.stdout.write(`${JSON.stringify(used)}\n`);
}
