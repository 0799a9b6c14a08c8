import { didYouMean } from './closest-word.ts';
import type { TreeFault } from './fault.ts';
import { foundText, isMap } from './goldsmith-yaml-words.ts';
import { circleOf, parentOf } from './image-layers.ts';

/** Images that are built on one that is not declared, or in the end on themselves. */
export function layerFaults(images: Record<string, unknown>): TreeFault[] {
  const bases = basesOf(images);
  const names = Object.keys(images);
  const told = new Set<string>();
  return names.flatMap((name): TreeFault[] => {
    const parent = parentOf(bases[name]);
    if (parent === undefined) return [];
    const path = ['images', name, 'base'];
    if (!Object.hasOwn(images, parent)) {
      const wanted = `"image:" and an image declared under "images"${didYouMean(parent, names)}`;
      return [{ path, at: 'value', found: foundText(bases[name]), wanted }];
    }
    const circle = circleOf(name, bases);
    // A circle is told once, at the first of its images in the file.
    if (circle === undefined || told.has(name)) return [];
    for (const member of circle) told.add(member);
    const found = `${foundText(bases[name])}, which closes the circle ${circle.join(' → ')}`;
    return [{ path, at: 'value', found, wanted: 'layers that end on a base that is none of these images' }];
  });
}

export function basesOf(images: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(images).map(([name, image]) => [name, isMap(image) ? image['base'] : undefined]),
  );
}
