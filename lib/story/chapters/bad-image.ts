import type { Chapter } from '../play-chapter.ts';
import { followVersion } from '../play-chapter.ts';

/** A base image on which the application fails for 3 % of real requests, and for no health check and no build test. */
export const badImage: Chapter = {
  name: 'bad-image',
  title: 'the next base image is bad, and only real traffic shows it',
  wanted: 'rolled-back',
  async play(scene) {
    const { region, sight } = scene;
    await scene.wait(30);
    const [current] = sight.versions();
    const image = region.vendor.publishBaseImage({ behaviour: { errorRate: 0.03 } });
    scene.happening(`the vendor announces ${image.name}`);
    const outcome = await followVersion(scene, current?.version);
    const known = sight.versions().length;
    region.vendor.announceAgain(image);
    scene.happening(`the vendor announces ${image.name} again`);
    await scene.wait(90);
    const changed = sight.versions().length !== known || sight.running() > 0;
    region.vendor.takeBack(image);
    scene.happening('the vendor takes the image back');
    return changed ? 'failed' : outcome;
  },
};
