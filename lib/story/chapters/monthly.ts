import type { Chapter } from '../play-chapter.ts';
import { followVersion } from '../play-chapter.ts';

/** The schedule of goldsmith.yaml: the first of the month, 06:00. */
export const monthly: Chapter = {
  name: 'monthly',
  title: 'the first of the month: the schedule fires',
  wanted: 'released',
  async play(scene) {
    const [current] = scene.sight.versions();
    const golden = scene.sight.versions().find(({ state }) => state === 'golden')?.version;
    const outcome = await followVersion(scene, current?.version);
    const [fresh] = scene.sight.versions();
    const scheduled = fresh?.causes.some((cause) => cause.startsWith('schedule')) === true;
    return scheduled && fresh?.version !== golden ? outcome : 'failed';
  },
};
