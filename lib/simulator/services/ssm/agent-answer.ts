import type { PluginRecord } from './state.ts';

/**
 * The last word of an agent on a command carries all of its steps, and one that is larger is dropped by the agent itself: nobody
 * hears of the end. Source: amazon-ssm-agent, the limit of replies on its control channel.
 */
export const LARGEST_ANSWER = 120_000;

/** Names, times and states of a step, about. */
const FRAME = 300;
const [MOST_OUTPUT, MOST_ERROR, MOST_BOTH] = [24_000, 8_000, 2_400];

/** Each step is told twice: what it printed and what it complained of, and the beginning of both together. */
export function answerLength(steps: readonly PluginRecord[]): number {
  const lengths = steps.map(({ stdout, stderr }) => {
    const [output, error] = [Math.min(stdout.length, MOST_OUTPUT), Math.min(stderr.length, MOST_ERROR)];
    return FRAME + output + error + Math.min(output + error, MOST_BOTH);
  });
  return lengths.reduce((sum, length) => sum + length, 0);
}
