// The commands, in the order of their help. Each hands over to one action and ends with its outcome.

import { Command, InvalidArgumentError, Option } from 'commander';
import { findGoldsmithYaml } from '../../contract/find-goldsmith-yaml.ts';
import { build } from '../build.ts';
import { diff } from '../diff.ts';
import { exposure } from '../exposure.ts';
import { history } from '../history.ts';
import { rollback } from '../rollback.ts';
import { billFormats, sbom } from '../sbom.ts';
import { status } from '../status.ts';
import { validate } from '../validate.ts';
import { runAction, runWithRegion } from './run-action.ts';
import { savingBills } from './save-bill.ts';
import type { Shell } from './shell.ts';

/** `ended` hears the exit code: 0 done, 1 what was asked failed. Bad usage is thrown by commander. */
export function createProgram(shell: Shell, ended: (code: number) => void): Command {
  const program = new Command('goldsmith')
    .description('Keeps fleets of EC2 servers immutable and patched.')
    .configureOutput({ writeOut: shell.out, writeErr: shell.err })
    .showHelpAfterError('(see "goldsmith --help")')
    .exitOverride();
  addValidate(program, shell, ended);
  addStatus(program, shell, ended);
  addBuild(program, shell, ended);
  addRollback(program, shell, ended);
  addHistory(program, shell, ended);
  addSbom(program, shell, ended);
  addDiff(program, shell, ended);
  addExposure(program, shell, ended);
  return program;
}

type Adder = (program: Command, shell: Shell, ended: (code: number) => void) => void;

const addValidate: Adder = (program, shell, ended) =>
  remote(program.command('validate'))
    .description('say all that is wrong with a goldsmith.yaml; needs no account')
    .argument('[file]', 'by default GOLDSMITH_CONFIG, ./goldsmith.yaml, or the example of the repository')
    .option('--live', 'look in the account, too, whether what it names is there')
    .action(async (file: string | undefined, options) => {
      const found = findGoldsmithYaml(shell.folder, shell.environment, file);
      const run = { shell, command: 'validate', ...options };
      const code = options.live
        ? await runWithRegion(run, (operator) => validate(operator.report, found, operator))
        : await runAction(run, (report) => validate(report, found));
      ended(code);
    });

const addStatus: Adder = (program, shell, ended) =>
  remote(program.command('status'))
    .description('what is golden, what runs, what was asked, and what was not understood')
    .option('--signals <count>', 'signals shown of each image', whole, 3)
    .action(async (options) => {
      ended(await runWithRegion({ shell, command: 'status', ...options }, (operator) => status(operator, options)));
    });

const addBuild: Adder = (program, shell, ended) =>
  remote(program.command('build'))
    .description('ask for a new version of an image')
    .argument('<image>', 'its name in goldsmith.yaml')
    .option('--reason <text>', 'kept in the ledger')
    .option('--wait', 'until the version is golden or rejected')
    .option('--timeout <minutes>', 'how long to wait', whole, 180)
    .action(async (image: string, options) => {
      const asked = { image, ...options, timeoutSeconds: options.timeout * 60 };
      ended(await runWithRegion({ shell, command: 'build', ...options }, (operator) => build(operator, asked)));
    });

const addRollback: Adder = (program, shell, ended) =>
  remote(program.command('rollback'))
    .description('put a fleet back onto the version that it ran before')
    .argument('<fleet>', 'its name in goldsmith.yaml')
    .option('--reason <text>', 'kept with the execution')
    .option('--wait', 'until the fleet is back')
    .action(async (fleet: string, options) => {
      const asked = { fleet, ...options };
      ended(await runWithRegion({ shell, command: 'rollback', ...options }, (operator) => rollback(operator, asked)));
    });

const addHistory: Adder = (program, shell, ended) =>
  remote(program.command('history'))
    .description('what happened, oldest first')
    .argument('[name]', 'an image or a fleet; all when absent')
    .option('--limit <count>', 'the newest of them', whole, 50)
    .action(async (name: string | undefined, options) => {
      const asked = name === undefined ? options : { name, ...options };
      ended(await runWithRegion({ shell, command: 'history', ...options }, (operator) => history(operator, asked)));
    });

const addSbom: Adder = (program, shell, ended) =>
  remote(program.command('sbom'))
    .description('what is in an image version: its bill of materials')
    .argument('<version...>', 'such as "web-2026.11.21-2" or "web 2026.11.21-2"; of "web", the golden one')
    .addOption(
      new Option('--format <format>', '"list" is for people, "cyclonedx" and "spdx" are JSON for programs')
        .choices(billFormats)
        .default('list'),
    )
    .option('--out <file>', 'write it there instead of showing it')
    .action(async (words: string[], options) => {
      const { format, out } = options;
      const code = await runWithRegion({ shell, command: 'sbom', ...options }, (operator) =>
        sbom(out === undefined ? operator : savingBills(operator, { folder: shell.folder, file: out }), {
          words,
          format,
        }),
      );
      ended(code);
    });

const addDiff: Adder = (program, shell, ended) =>
  remote(program.command('diff'))
    .description('what changed from one image version to another: packages and CVEs')
    .argument('<version...>', 'two as for sbom, the second may leave out the image; of "web", its last two golden ones')
    .action(async (words: string[], options) => {
      ended(await runWithRegion({ shell, command: 'diff', ...options }, (operator) => diff(operator, words)));
    });

const addExposure: Adder = (program, shell, ended) =>
  remote(program.command('exposure'))
    .description('which fleets run what is affected, since when, what mends it and when that comes')
    .argument('[what]', 'a CVE, or a fleet')
    .option('--all', 'all that is known of all fleets')
    .action(async (what: string | undefined, options, command: Command) => {
      if ((what === undefined) !== (options.all === true)) command.error('error: name a CVE or a fleet, or say --all');
      const asked = what === undefined ? {} : { about: what };
      ended(await runWithRegion({ shell, command: 'exposure', ...options }, (operator) => exposure(operator, asked)));
    });

const json = (command: Command) => command.option('--json', 'one JSON object a line; the last is the summary');
const remote = (command: Command) => json(command).option('--region <region>', 'by default AWS_REGION');

function whole(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It must be a whole number of at least 1.');
  return Number(text);
}
