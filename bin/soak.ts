// `npm run soak -- --seeds 200 --mutants`: releases under seeded faults, and the laws at each step and afterwards.

import type { SoakMessage } from '../test/soak/soak-line.ts';

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const { parseArgs } = await import('node:util');
const { soak } = await import('../test/soak/soak.ts');
const { soakLine } = await import('../test/soak/soak-line.ts');
const { synthesize } = await import('../lib/story/synthesize.ts');

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    from: { type: 'string', default: '1' },
    mutants: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});
const assembly = await synthesize(process.cwd());
const options = { ...values, assembly, seeds: Number(values.seeds), from: Number(values.from) };
const tell = (message: SoakMessage) =>
  process.stdout.write(`${values.json ? JSON.stringify(message) : soakLine(message)}\n`);
const { violations, mutants } = await soak(options, tell);
const wallSeconds = Math.round(performance.now() / 100) / 10;
tell({ event: 'summary', seeds: options.seeds, violations, mutants, wallSeconds });
process.exitCode = violations === 0 && mutants.caught === mutants.planted ? 0 : 1;
