import { type Found, pythonName } from './found.ts';

/** Only what is pinned: any other requirement may have become any version (pip's "Requirements File Format"). */
export function readRequirements(text: string): Found[] {
  return text.split('\n').flatMap((line) => {
    const [, name, version] =
      /^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*===?\s*([^\s;,#\\*]+)\s*(?:[;#\\]|$)/.exec(line) ?? [];
    return name === undefined || version === undefined ? [] : [{ name: pythonName(name), version }];
  });
}
