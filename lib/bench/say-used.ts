import { coreSeconds } from './calls/core-seconds.ts';
import type { Used } from './run-child.ts';

/** Says what the work took; the start of the program does not count in its time. */
export async function sayUsed(work: () => Promise<number>): Promise<void> {
  const before = coreSeconds();
  const count = await work();
  const used: Used = {
    coreSeconds: coreSeconds() - before,
    mebibytes: process.resourceUsage().maxRSS / 1024,
    count,
  };
  process.stdout.write(`${JSON.stringify(used)}\n`);
}
