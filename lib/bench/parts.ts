// The parts of the benchmark, in the order in which they run.

import { synthesize } from '../story/synthesize.ts';
import { bundleSizes } from './bundle-sizes.ts';
import { measureAllCalls } from './calls/calls.ts';
import { exampleOfSize } from './example-of-size.ts';
import { measureFeeds } from './feeds/measure-feeds.ts';
import { type Found, figure } from './figure.ts';
import { measureMatch } from './match/measure-match.ts';
import { steppedRelease } from './stepped-release.ts';

const INSTANCES = 100;

export interface Measuring {
  /** Where the app and its example lie. */
  readonly folder: string;
  /** How long each way of calling is measured, in seconds of one core. */
  readonly seconds: number;
  say(text: string): void;
}

export const PARTS: Readonly<Record<string, (measuring: Measuring) => Promise<Found>>> = {
  async release({ folder, say }) {
    say('synthesizing …');
    const startMs = performance.now();
    const assembly = await synthesize(folder, { GOLDSMITH_CONFIG: exampleOfSize(folder, INSTANCES) });
    const synth = figure('cdk synth', (performance.now() - startMs) / 1000, 's');
    say(`releasing to ${INSTANCES} instances …`);
    return { figures: [synth, ...(await steppedRelease(assembly, INSTANCES)), ...bundleSizes(assembly)] };
  },
  match: ({ say }) => measureMatch(say),
  feeds: ({ say }) => measureFeeds(say),
  calls: ({ seconds, say }) => measureAllCalls(say, seconds),
};
