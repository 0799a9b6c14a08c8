import type { Found } from './found.ts';

/** Gems stand four spaces deep below `specs:`; what they need, two deeper. A version may name a platform: `1.16.5-x86_64-linux`. */
export function readGemfileLock(text: string): Found[] {
  if (!/^(GEM|PATH|GIT|PLATFORMS)$/m.test(text)) throw new Error('found no section of a Gemfile.lock');
  const gems = /^GEM\n((?:[ \t]+.*\n?|\n(?=[ \t]))*)/gm;
  return [...text.matchAll(gems)].flatMap(([, section = '']) =>
    [...section.matchAll(/^ {4}(\S+) \(([^-)]+)[^)]*\)$/gm)].map(([, name = '', version = '']) => ({ name, version })),
  );
}
