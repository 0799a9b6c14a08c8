// `goldsmith simulate`: the region kept up for other programs, or the story told in it.

import { type Command, InvalidArgumentError } from 'commander';
import type { Shell } from '../operator/cli/shell.ts';

interface Options {
  port: number;
  speed: number;
  traffic: number;
  seed: number;
  story?: boolean;
  stepped?: boolean;
  journal?: string;
  json?: boolean;
}

export function addSimulate(program: Command, shell: Shell, ended: (code: number) => void): void {
  program
    .command('simulate')
    .description('a simulated AWS region, on 127.0.0.1 alone; with --story, the whole road told in it')
    .option('--port <port>', 'where programs reach the region; 0 takes any free port', number(0, 65_535), 4566)
    .option('--speed <factor>', 'seconds of simulated time in a second', number(1, 100_000), 60)
    .option(
      '--traffic <requests>',
      'a second, to every listener that forwards; canaries need some',
      number(0, 100_000),
      100,
    )
    .option('--seed <seed>', 'decides all chance; only what is --stepped repeats exactly', number(0, 2 ** 31 - 1), 1)
    .option('--story', 'deploy with the CDK CLI, then tell the story')
    .option('--stepped', 'the story without the CDK CLI: the same seed gives the same journal')
    .option('--journal <file>', 'with a story: everything that happened, one JSON object a line')
    .option('--json', 'one JSON object a line')
    .action(async (options: Options, command: Command) => {
      if (options.journal !== undefined && options.story !== true && options.stepped !== true) {
        command.error('error: --journal wants --story or --stepped', { exitCode: 2 });
      }
      // The simulator takes a second to load, which the other commands need not wait for.
      if (options.story === true || options.stepped === true) {
        const { runStory } = await import('./run-story.ts');
        ended(await runStory(shell, options));
      } else {
        const { keepUp } = await import('./keep-up.ts');
        ended(await keepUp(shell, options));
      }
    });
}

function number(min: number, max: number) {
  return (text: string) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max) {
      throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
    }
    return value;
  };
}
