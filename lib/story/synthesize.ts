import { runCdk } from './run-cdk.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Synthesizes the app of a folder; gives the folder of the assembly, a temporary one. */
export async function synthesize(folder: string, environment: Record<string, string> = {}): Promise<string> {
  const output = temporaryFolder();
  await runCdk(folder, { words: ['synth', '--quiet', '--output', output], environment });
  return output;
}
