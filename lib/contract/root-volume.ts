import { presetOf } from './base.ts';
import type { ImageConfig } from './goldsmith-yaml.ts';

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
