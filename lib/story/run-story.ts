import { reporterOf, type Shell } from '../operator/cli/shell.ts';
import { bootstrap } from '../simulator/bootstrap.ts';
import { deployAssembly } from '../simulator/deploy-assembly.ts';
import { createRegion } from '../simulator/region.ts';
import { deployWithCdk } from './deploy-with-cdk.ts';
import type { Tell } from './message.ts';
import { showJson } from './shows/show-json.ts';
import { showLines } from './shows/show-lines.ts';
import { showLive } from './shows/show-live.ts';
import { synthesize } from './synthesize.ts';
import { tellStory } from './tell-story.ts';
import { writeJournal } from './write-journal.ts';

export interface StoryRun {
  readonly seed: number;
  readonly stepped?: boolean;
  readonly journal?: string;
  readonly json?: boolean;
}

/** Tells the story; gives 0 when every chapter ended as it should, 1 otherwise. */
export async function runStory(shell: Shell, run: StoryRun): Promise<number> {
  const stepped = run.stepped === true;
  const region = createRegion({ seed: run.seed, startMs: stepped ? STEPPED_START_MS : monthEndMs(Date.now()) });
  let journal: ReturnType<typeof writeJournal> | undefined;
  try {
    journal = run.journal === undefined ? undefined : writeJournal(region.journal, run.journal);
  } catch (error) {
    const report = reporterOf(shell, run.json === true);
    report({ event: 'error', message: (error as Error).message, next: 'name a file in a folder that exists' });
    report({ event: 'summary', command: 'simulate', ok: false });
    return 1;
  }
  await bootstrap(region);
  const { ok } = await tellStory({
    region,
    deploy: stepped
      ? async () => deployAssembly(region, await synthesize(shell.folder, EXAMPLE))
      : (_, onLine) => deployWithCdk(region, shell.folder, { onLine, environment: EXAMPLE }),
    ...showFor(shell, run.json === true),
  });
  journal?.close();
  return ok ? 0 : 1;
}

/** The story plays on the example, whatever else this shell is set up for. */
const EXAMPLE = { GOLDSMITH_CONFIG: 'examples/web/goldsmith.yaml' };

const WATCHED_PAUSE_MS = 100;

function showFor(shell: Shell, json: boolean): { tell: Tell; pauseMs: number } {
  const { stdout } = process;
  if (json) return { tell: showJson(shell.out), pauseMs: 0 };
  if (stdout.isTTY !== true) return { tell: showLines(shell.out), pauseMs: 0 };
  return { tell: showLive(stdout), pauseMs: WATCHED_PAUSE_MS };
}

const STEPPED_START_MS = Date.UTC(2026, 10, 30, 8);
const HOUR_MS = 3_600_000;

/**
 * 08:00 on the last day of a month, so that the first of the next is near; always ahead of the real time, because the
 * CDK CLI thinks that sessions which end before its own present have ended.
 */
function monthEndMs(nowMs: number): number {
  const now = new Date(nowMs);
  const lastDayMs = (months: number) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1 + months, 0, 8);
  return lastDayMs(0) > nowMs + HOUR_MS ? lastDayMs(0) : lastDayMs(1);
}
