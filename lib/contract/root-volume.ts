import { presetOf } from './base.ts';
import type { ImageConfig } from './goldsmith-yaml.ts';
import { ancestry } from './image-layers.ts';

/** What EC2 gives most Linux systems; and room for what components install. */
const DEVICE = '/dev/xvda';
const SIZE_GIB = 8;

/** As goldsmith.yaml says or, where it does not, as the base is published. */
export function rootVolumeOf(image: ImageConfig | undefined, rootBase: string): { device: string; sizeGiB: number } {
  const published = presetOf(rootBase)?.rootVolume;
  return {
    device: image?.rootVolume.device ?? published?.device ?? DEVICE,
    sizeGiB: image?.rootVolume.sizeGiB ?? Math.max(SIZE_GIB, published?.sizeGiB ?? 0),
  };
}

/** Images in layers: what a layer does not say of its volume is as in the one below, whose disk it is built on. */
export function inheritRootVolumes(images: Readonly<Record<string, ImageConfig>>): Record<string, ImageConfig> {
  const bases = Object.fromEntries(Object.entries(images).map(([name, { base }]) => [name, base]));
  return Object.fromEntries(
    Object.entries(images).map(([name, image]) => {
      const volumes = ancestry(name, bases).map((one) => images[one]?.rootVolume ?? {});
      return [name, { ...image, rootVolume: Object.assign({}, ...volumes.reverse()) }];
    }),
  );
}
