import { type Chapter, followVersion } from '../play-chapter.ts';

/** The vendor's announcement, to every instance of the fleet. */
export const baseImage: Chapter = {
  name: 'base-image',
  title: 'the vendor publishes a new base image',
  wanted: 'released',
  async play(scene) {
    const [current] = scene.sight.versions();
    const image = scene.region.vendor.publishBaseImage();
    scene.happening(`the vendor announces ${image.name}`);
    return followVersion(scene, current?.version);
  },
};
