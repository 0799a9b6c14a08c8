// `npm run bench`: figures beside what they should be; `--json` ends with one line for programs.

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const { bundleSizes } = await import('../lib/bench/bundle-sizes.ts');
const { exampleOfSize } = await import('../lib/bench/example-of-size.ts');
const { figure, tableOf } = await import('../lib/bench/figure.ts');
const { steppedRelease } = await import('../lib/bench/stepped-release.ts');
const { synthesize } = await import('../lib/story/synthesize.ts');

const INSTANCES = 100;
const json = process.argv.includes('--json');
const say = (text: string) => process.stderr.write(`${text}\n`);

say('synthesizing …');
const startMs = performance.now();
const assembly = await synthesize(process.cwd(), { GOLDSMITH_CONFIG: exampleOfSize(process.cwd(), INSTANCES) });
const figures = [figure('cdk synth', (performance.now() - startMs) / 1000, 's')];
say(`releasing to ${INSTANCES} instances …`);
figures.push(...(await steppedRelease(assembly, INSTANCES)), ...bundleSizes(assembly));
process.stdout.write(json ? `${JSON.stringify({ event: 'summary', figures })}\n` : `${tableOf(figures)}\n`);
