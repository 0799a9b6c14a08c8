import type { Found } from './found.ts';

/** Written by Maven beside what it packs; OSV names an artifact `group:artifact`. */
export function readPomProperties(text: string): Found[] {
  const value = (key: string) => new RegExp(`^${key}\\s*[=:]\\s*(\\S+)`, 'm').exec(text)?.[1];
  const [group, artifact, version] = [value('groupId'), value('artifactId'), value('version')];
  if (group === undefined || artifact === undefined || version === undefined) {
    throw new Error('found no groupId with artifactId and version');
  }
  return [{ name: `${group}:${artifact}`, version }];
}
