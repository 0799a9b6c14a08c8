import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = new Set<string>();

/** A new folder in the machine's temporary one; gone when this process ends, also when it is interrupted. */
export function temporaryFolder(): string {
  if (folders.size === 0) removeAtEnd();
  const folder = mkdtempSync(join(tmpdir(), 'goldsmith-'));
  folders.add(folder);
  return folder;
}

function removeAtEnd(): void {
  process.once('exit', () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
  // A signal ends a process without its 'exit', unless someone listens.
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  process.once('SIGHUP', () => process.exit(129));
}
