import type { Found } from './found.ts';

/** Required modules (go.dev/ref/mod#go-mod-file). OSV writes their versions without the `v`. */
export function readGoMod(text: string): Found[] {
  if (!/^module\s/m.test(text)) throw new Error('found no line "module"');
  const inBlocks = [...text.matchAll(/^require\s*\(\n([\s\S]*?)^\)/gm)].flatMap(([, block = '']) => block.split('\n'));
  const single = [...text.matchAll(/^require\s+([^(\n]+)$/gm)].map(([, line = '']) => line);
  return [...inBlocks, ...single].flatMap((line) => {
    const [, name, version] = /^\s*"?([^\s"/][^\s"]*)"?\s+v(\S+)/.exec(line) ?? [];
    return name === undefined || version === undefined ? [] : [{ name, version }];
  });
}
