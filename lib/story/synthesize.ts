import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCdk } from './run-cdk.ts';

/** Synthesizes the app of a folder; gives the folder of the assembly, a new one in the machine's temporary folder. */
export async function synthesize(folder: string, environment: Record<string, string> = {}): Promise<string> {
  const output = mkdtempSync(join(tmpdir(), 'goldsmith-'));
  await runCdk(folder, { words: ['synth', '--quiet', '--output', output], environment });
  return output;
}
