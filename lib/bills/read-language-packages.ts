import { ZodError } from 'zod';
import type { LanguagePackage } from '../contract/bill-of-materials.ts';
import { lockReaders } from './locks/reader-of.ts';

export interface LanguageList {
  /** Sorted, each package once however many files name it. */
  readonly packages: readonly LanguagePackage[];
  /** A sentence for each file that is not what its name says. */
  readonly faults: readonly string[];
}

/** What lock files and manifests name, by their paths. */
export function readLanguagePackages(files: Iterable<{ readonly path: string; readonly text: string }>): LanguageList {
  const found = new Map<string, LanguagePackage & { paths: string[] }>();
  const faults: string[] = [];
  for (const { path, text } of files) {
    const reader = lockReaders[path.slice(path.lastIndexOf('/') + 1)];
    if (reader === undefined) continue;
    const { ecosystem } = reader;
    try {
      for (const { name, version } of reader.read(text)) {
        const key = `${ecosystem} ${name} ${version}`;
        const known = found.get(key);
        if (known === undefined) found.set(key, { ecosystem, name, version, paths: [path] });
        else if (!known.paths.includes(path)) known.paths.push(path);
      }
    } catch (error) {
      faults.push(`cannot read ${path}: ${reasonOf(error)}`);
    }
  }
  return {
    packages: [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, installed]) => installed),
    faults,
  };
}

function reasonOf(error: unknown): string {
  const issue = error instanceof ZodError ? error.issues[0] : undefined;
  const text = issue === undefined ? (error as Error).message : `${issue.path.join('.')} ${issue.message}`.trim();
  return (text.split('\n')[0] ?? '').slice(0, 200);
}
