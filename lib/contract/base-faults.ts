import { presetOf, resolveBase } from './base.ts';
import type { TreeFault } from './fault.ts';
import { basesOf } from './goldsmith-yaml-layer-faults.ts';
import { foundText, isMap } from './goldsmith-yaml-words.ts';
import { parentOf, rootBase } from './image-layers.ts';

type Tree = Record<string, unknown>;

/** Bases on which no build can end well, and components that their systems cannot run. */
export function baseFaults(images: Tree): TreeFault[] {
  const bases = basesOf(images);
  return Object.entries(images).flatMap(([name, image]): TreeFault[] => {
    const preset = presetOf(resolveBase(rootBase(name, bases)) ?? '');
    if (preset === undefined || !isMap(image)) return [];
    const { impossible, system } = preset;
    // Said once, where it is written.
    if (parentOf(image['base']) === undefined && impossible !== undefined) {
      const found = `${foundText(image['base'])}, on which no build can end well: ${impossible}`;
      const wanted = 'a Linux with a shell that Image Builder can use; leave hosts of this kind to their own updater';
      return [{ path: ['images', name, 'base'], at: 'value', found, wanted }];
    }
    return ['components', 'tests'].flatMap((list) => {
      const refs: unknown[] = Array.isArray(image[list]) ? image[list] : [];
      return refs.flatMap((ref, index): TreeFault[] => {
        const wanted = unfit(String(ref), preset);
        const found = `${foundText(ref)} on ${system}`;
        return wanted === undefined ? [] : [{ path: ['images', name, list, index], at: 'value', found, wanted }];
      });
    });
  });
}

/** What is wanted in the place of a component that cannot run. */
function unfit(ref: string, { platform, packages }: { platform: string; packages: string }): string | undefined {
  const update = /^(aws:update-linux|goldsmith:update)$/.test(ref);
  if (platform === 'Windows' && (ref.startsWith('goldsmith:') || /^aws:.*-linux$/.test(ref))) {
    return update ? 'the component "aws:update-windows"' : 'a component for Windows';
  }
  if (platform === 'Linux' && /^aws:.*-windows$/.test(ref)) return 'a component for Linux';
  return update && packages === 'none' ? 'no update: the system comes as a whole, with each new base image' : undefined;
}
