import { presetOf, resolveBase } from './base.ts';
import { basesOf } from './goldsmith-yaml-layer-faults.ts';
import { isMap } from './goldsmith-yaml-words.ts';
import { parentOf, rootBase } from './image-layers.ts';

/** Amazon Linux 2023, plain or optimised for ECS or EKS, in the paths of public parameters and the names of AMIs. */
const FROZEN = /al2023|amazon-linux-2023/;

/** Where advisories are to ask for builds, and no build could bring their fixes. */
export function updateNotes(images: unknown): { path: PropertyKey[]; note: string }[] {
  if (!isMap(images)) return [];
  const bases = basesOf(images);
  return Object.entries(images).flatMap(([name, image]) => {
    if (!isMap(image) || !isMap(image['rebuild']) || image['rebuild']['advisories'] === undefined) return [];
    // What a parent brings, its children get from it.
    if (parentOf(image['base']) !== undefined) return [];
    const components = Array.isArray(image['components']) ? image['components'] : [];
    if (components.includes('goldsmith:update')) return [];
    const path = ['images', name, 'rebuild', 'advisories'];
    const base = resolveBase(rootBase(name, bases)) ?? '';
    if (presetOf(base)?.packages === 'none') return [];
    if (FROZEN.test(base)) {
      const note =
        'Amazon Linux 2023 freezes its repositories for each release, so that fixes wait for a base image that has them; the component "goldsmith:update" raises the release';
      return [{ path, note }];
    }
    if (components.includes('aws:update-linux')) return [];
    return [
      {
        path,
        note: 'no component updates packages, so that fixes wait for a base image that has them; add "goldsmith:update"',
      },
    ];
  });
}
