// `npm run soak -- --seeds 200`: releases under seeded faults, and the laws afterwards.

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const { parseArgs } = await import('node:util');
const { synthesize } = await import('../lib/story/synthesize.ts');
const { soakSeed } = await import('../test/soak/soak-seed.ts');

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    from: { type: 'string', default: '1' },
    json: { type: 'boolean' },
  },
});
const [from, seeds] = [Number(values.from), Number(values.seeds)];
const assembly = await synthesize(process.cwd());
let violations = 0;
for (let seed = from; seed < from + seeds; seed++) {
  const result = await soakSeed(assembly, seed);
  if (result.breaches.length > 0) violations++;
  if (values.json) process.stdout.write(`${JSON.stringify({ event: 'seed', ...result })}\n`);
  else {
    process.stdout.write(
      `seed ${seed}: ${result.breaches.length === 0 ? 'holds' : 'BREACHED'} (${result.faults.join(', ')})\n`,
    );
    for (const breach of result.breaches) process.stdout.write(`  ${breach}\n`);
    if (result.breaches.length > 0) process.stdout.write(`  again: npm run soak -- --from ${seed} --seeds 1\n`);
  }
}
const wallSeconds = Math.round(performance.now() / 100) / 10;
const summary = { event: 'summary', seeds, violations, mutants: { planted: 0, caught: 0 }, wallSeconds };
process.stdout.write(
  values.json ? `${JSON.stringify(summary)}\n` : `${seeds} seeds, ${violations} breached, ${wallSeconds} s\n`,
);
process.exitCode = violations === 0 ? 0 : 1;
