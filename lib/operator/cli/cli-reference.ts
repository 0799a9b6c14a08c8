import type { Command } from 'commander';

/** docs/reference/cli.md, from the commands themselves. */
export function cliReference(program: Command): string {
  const commands = [...program.commands].sort((left, right) => left.name().localeCompare(right.name()));
  return [
    '# goldsmith, the command line',
    '',
    '<!-- Generated from the commands by `npm run generate`; edit there. -->',
    '',
    'In a clone: `npm run goldsmith -- <command>`. It speaks to the account that the environment names, or to a simulator by',
    '`AWS_ENDPOINT_URL` alone.',
    '',
    '| exit code | means |',
    '|---|---|',
    '| 0 | what was asked is done |',
    '| 1 | it is not; each error says what to do next |',
    '| 2 | the command line was not understood |',
    '',
    'With `--json` each line is an object whose `event` names its kind (`lib/operator/message.ts` has all of them), and the last is',
    '`{"event":"summary","command":"…","ok":true}`.',
    ...commands.flatMap(commandLines),
    '',
  ].join('\n');
}

function commandLines(command: Command): string[] {
  const words = command.registeredArguments.map((argument) => {
    const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  const rows = [
    ...command.registeredArguments.map((argument) => [argument.name(), argument.description, argument.defaultValue]),
    ...command.options.map((option) => [option.flags, option.description, option.defaultValue]),
  ];
  return [
    '',
    `## ${['goldsmith', command.name(), ...words].join(' ')}`,
    '',
    `${capitalised(command.description())}.`,
    '',
    '| | what | when left out |',
    '|---|---|---|',
    ...rows.map(([name, what, silent]) => `| \`${name}\` | ${what} | ${silent === undefined ? '' : `\`${silent}\``} |`),
  ];
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
