import { execFileSync } from 'node:child_process';

/**
 * The first of some programs that answers, with what it says of its version. Those of Debian's packages come first:
 * another of the same name may stand before them in the path.
 */
export function findProgram(
  candidates: readonly string[],
  ask: readonly string[],
): { program: string; version: string } | undefined {
  for (const program of candidates) {
    try {
      const said = execFileSync(program, ask, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000 });
      return { program, version: said.trim() };
    } catch {
      // Not here, or not able to run: the next.
    }
  }
  return undefined;
}

/** A program that the environment names stands before all others. */
export function candidates(variable: string, name: string): readonly string[] {
  const named = process.env[variable];
  return named === undefined ? [`/usr/bin/${name}`, name] : [named];
}
