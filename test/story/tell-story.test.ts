import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { bootstrap } from '../../lib/simulator/bootstrap.ts';
import { deployAssembly } from '../../lib/simulator/deploy-assembly.ts';
import { createRegion } from '../../lib/simulator/region.ts';
import type { StoryMessage, Summary } from '../../lib/story/message.ts';
import { tellStory } from '../../lib/story/tell-story.ts';
import { watchUse } from '../permissions/use.ts';
import { synthesizedApp } from '../scenarios/synthesized-app.ts';

interface Told {
  readonly summary: Summary;
  readonly messages: readonly StoryMessage[];
  /** A digest of the whole journal. */
  readonly journal: string;
}

async function told(seed: number, failing?: Error): Promise<Told> {
  const region = createRegion({ seed, startMs: Date.UTC(2026, 10, 30, 8) });
  watchUse(region);
  const hash = createHash('sha256');
  region.journal.listen((entry) => hash.update(JSON.stringify(entry)));
  const messages: StoryMessage[] = [];
  await bootstrap(region);
  const summary = await tellStory({
    region,
    deploy: async () => {
      if (failing !== undefined) throw failing;
      await deployAssembly(region, await synthesizedApp());
    },
    tell: (message) => messages.push(message),
    pauseMs: 0,
  });
  return { summary, messages, journal: hash.digest('hex') };
}

describe('the story', () => {
  let first: Told;
  beforeAll(async () => {
    first = await told(1);
  }, 180_000);

  it('ends as it should, and repeats byte for byte with the same seed', async () => {
    expect(first.summary).toMatchObject({
      ok: true,
      denied: 0,
      chapters: [
        { name: 'deploy', outcome: 'deployed' },
        { name: 'base-image', outcome: 'released', requests: { failed: 0 } },
        {
          name: 'advisory',
          outcome: 'released',
          requests: { failed: 0 },
          times: { publishedToSeen: expect.any(Number) },
        },
        { name: 'bad-image', outcome: 'rolled-back' },
        { name: 'monthly', outcome: 'released', requests: { failed: 0 } },
      ],
    });
    const bad = first.summary.chapters[3]?.requests;
    expect(bad?.failed).toBeGreaterThan(0);
    expect((bad?.failed ?? 1) / (bad?.served ?? 1)).toBeLessThan(0.001);
    expect((await told(1)).journal).toBe(first.journal);
  }, 180_000);

  it('goes another way to the same end with another seed', async () => {
    const other = await told(2);
    expect(other.journal).not.toBe(first.journal);
    const ends = ({ summary }: Told) => summary.chapters.map(({ name, outcome }) => [name, outcome]);
    expect(ends(other)).toEqual(ends(first));
    expect(other.summary.ok).toBe(true);
  }, 180_000);

  it('says why when the deploy fails, and ends there', async () => {
    const { summary, messages } = await told(1, new Error('cannot deploy: no such stack'));
    expect(summary).toMatchObject({ ok: false, chapters: [{ name: 'deploy', outcome: 'failed' }] });
    expect(messages).toContainEqual(
      expect.objectContaining({ event: 'error', message: 'cannot deploy: no such stack' }),
    );
  });
});
