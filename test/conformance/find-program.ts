import { execFileSync } from 'node:child_process';

/**
 * The first of some programs that answers, with what it says of its version. Those of Debian's packages come first:
 * another of the same name may stand before them in the path.
 */
export function findProgram(candidates: readonly string[], ask: readonly string[]): Found | undefined {
  return findPrograms(candidates, ask)[0];
}

interface Found {
  readonly program: string;
  readonly version: string;
}

/** All that answer, each version once. */
export function findPrograms(candidates: readonly string[], ask: readonly string[]): Found[] {
  const found = new Map<string, Found>();
  for (const program of candidates) {
    try {
      const said = execFileSync(program, ask, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000 });
      const version = said.trim();
      if (!found.has(version)) found.set(version, { program, version });
    } catch {
      // Not here, or not able to run: the next.
    }
  }
  return [...found.values()];
}

/** A program that the environment names stands before all others. */
export function candidates(variable: string, name: string): readonly string[] {
  const named = process.env[variable];
  return named === undefined ? [`/usr/bin/${name}`, name] : [named];
}
