import type { Region } from '../simulator/region.ts';
import { advisory } from './chapters/advisory.ts';
import { badImage } from './chapters/bad-image.ts';
import { baseImage } from './chapters/base-image.ts';
import { type Deploy, deployChapter } from './chapters/deploy.ts';
import { monthly } from './chapters/monthly.ts';
import { FleetSight } from './fleet-sight.ts';
import type { ChapterSummary, Summary, Tell } from './message.ts';
import { playChapter } from './play-chapter.ts';
import { Scene } from './scene.ts';
import { Stage } from './stage.ts';

export interface StoryOptions {
  readonly region: Region;
  readonly deploy: Deploy;
  readonly tell: Tell;
  /** See SceneParts. */
  readonly pauseMs: number;
}

/** The fleet of examples/web, which the story plays on. */
const FLEET = 'web-prod';
const REQUESTS_PER_SECOND = 200;
/** Instances that a stack has just made are not healthy yet; users come later. */
const SETTLING_MS = 10 * 60_000;

/** Tells the whole story; the summary is told last and given back. */
export async function tellStory({ region, deploy, tell, pauseMs }: StoryOptions): Promise<Summary> {
  const startedMs = region.kernel.clock.nowMs;
  const denials = countDenials(region);
  const stage = new Stage(region.journal);
  region.vendor.stock();
  const chapters: ChapterSummary[] = [await deployChapter(region, deploy, tell)];
  let ok = chapters[0]?.outcome === 'deployed';
  if (ok) {
    const sight = new FleetSight(region, FLEET);
    const scene = new Scene({ region, sight, tell, stage, startedMs, pauseMs });
    await region.run({ forMs: SETTLING_MS });
    region.traffic.start({ listenerArn: sight.listenerArn(), requestsPerSecond: REQUESTS_PER_SECOND });
    await scene.wait(15);
    for (const chapter of [baseImage, advisory, badImage, monthly]) {
      const summary = await playChapter(scene, chapter, tell);
      chapters.push(summary);
      const clean = chapter.wanted !== 'released' || summary.requests?.failed === 0;
      if (summary.outcome !== chapter.wanted || !clean) ok = false;
    }
  }
  const denied = denials();
  const summary: Summary = {
    event: 'summary',
    ok: ok && denied === 0,
    chapters,
    denied,
    virtualSeconds: Math.round((region.kernel.clock.nowMs - startedMs) / 1000),
    wallSeconds: Math.round(performance.now() / 100) / 10,
  };
  tell(summary);
  return summary;
}

function countDenials(region: Region): () => number {
  let denied = 0;
  region.journal.listen((entry) => {
    if (entry.kind === 'call' && /AccessDenied|UnauthorizedOperation/.test(entry.outcome)) denied++;
  });
  return () => denied;
}
