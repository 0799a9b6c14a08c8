import { amiFilter, presetOf, resolveBase } from './base.ts';
import type { BasePreset } from './base-preset.ts';
import { basesOf } from './goldsmith-yaml-layer-faults.ts';
import { isMap } from './goldsmith-yaml-words.ts';
import { parentOf, rootBase } from './image-layers.ts';

/** What works on a base, what does not, and what to do; one sentence each. */
export function baseNotes(images: unknown): { path: PropertyKey[]; note: string }[] {
  if (!isMap(images)) return [];
  const bases = basesOf(images);
  return Object.entries(images).flatMap(([name, image]) => {
    if (!isMap(image)) return [];
    const base = resolveBase(rootBase(name, bases)) ?? '';
    const preset = presetOf(base);
    const said = preset === undefined ? unknownNotes(base, image) : presetNotes(preset, image);
    // What is so for the root of layers is said of the root.
    return parentOf(image['base']) === undefined ? said.map((note) => ({ path: ['images', name, 'base'], note })) : [];
  });
}

function presetNotes(preset: BasePreset, image: Record<string, unknown>): string[] {
  const { system, listed, impossible, agent, packages } = preset;
  if (impossible !== undefined) return [];
  const rebuild = isMap(image['rebuild']) ? image['rebuild'] : {};
  return [
    ...(listed
      ? []
      : [`AWS does not list ${system} among what Image Builder supports: try a build before you rely on it`]),
    ...(agent
      ? []
      : [
          `${system} comes without the SSM agent: Image Builder installs it from the network and it stays in the image, since builds and proofs talk to it; let builds reach S3, and do not remove it`,
        ]),
    ...(packages === 'none'
      ? [
          `${system} has no rpm or dpkg packages and so no bill of materials: no advisory can ask for a build, so let new base images and the schedule do it`,
        ]
      : []),
    ...(packages === 'none' && rebuild['advisories'] !== undefined
      ? ['"rebuild.advisories" finds nothing to match without a list of packages; leave it out, or take another base']
      : []),
  ];
}

/** Nothing tells the system of a filter that is not one of the presets'. */
function unknownNotes(base: string, image: Record<string, unknown>): string[] {
  if (amiFilter(base) === undefined) return [];
  const volume = isMap(image['rootVolume']) ? image['rootVolume'] : {};
  if (volume['device'] !== undefined && volume['sizeGiB'] !== undefined) return [];
  return [
    'nobody here knows the root volume of this AMI: /dev/xvda with 8 GiB is taken, unless "rootVolume" says another; "goldsmith validate --live" compares',
  ];
}
