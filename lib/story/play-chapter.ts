import { type FixTimes, partsOf } from '../decisions/measure-fixes.ts';
import { fixLines } from '../operator/cli/text-of-fix.ts';
import type { ChapterName, ChapterSummary, Outcome, Requests, Tell } from './message.ts';
import type { Scene } from './scene.ts';

export interface Chapter {
  readonly name: ChapterName;
  readonly title: string;
  readonly wanted: Outcome;
  play(scene: Scene): Promise<Outcome>;
  /** The fix whose way the chapter shows, once it has been played. */
  fix?(scene: Scene): FixTimes | undefined;
}

const A_DAY = 24 * 60;

/** Plays one chapter and counts the requests in it. */
export async function playChapter(scene: Scene, chapter: Chapter, tell: Tell): Promise<ChapterSummary> {
  scene.begin(chapter.name, chapter.title);
  const before = scene.requests();
  const outcome = await chapter.play(scene);
  const requests = since(before, scene.requests());
  const fix = chapter.fix?.(scene);
  if (fix !== undefined) for (const line of fixLines(scene.messageOf(fix))) scene.happening(line.trim());
  const summary = { name: chapter.name, outcome, requests, ...(fix === undefined ? {} : { times: partsOf(fix) }) };
  tell({ event: 'chapter-end', wanted: chapter.wanted, ...summary });
  return summary;
}

/**
 * Waits until a version newer than the given one has gone its whole way: out to the fleet, taken back, or refused
 * before.
 */
export async function followVersion(scene: Scene, after: string | undefined): Promise<Outcome> {
  const { sight } = scene;
  const newest = () => sight.versions().find(({ version }) => version !== after);
  const isNew = () => {
    const [version] = sight.versions();
    return version !== undefined && version.version !== after;
  };
  if (!(await scene.until(isNew, A_DAY))) return 'failed';
  const version = newest()?.version;
  await scene.until(() => sight.running() === 0, A_DAY);
  const deployment = sight.deployments().find((candidate) => candidate.version === version);
  const instances = Object.keys(sight.instances());
  const wholly = instances.length === 1 ? instances[0] : undefined;
  if (deployment?.state === 'deployed' && wholly === version) return 'released';
  if (deployment?.state === 'rolled-back' && wholly === after) return 'rolled-back';
  return 'failed';
}

function since(before: Requests, after: Requests): Requests {
  return { served: after.served - before.served, failed: after.failed - before.failed };
}
