// `npm run bench`: figures beside what they should be. `--only <part>,…` measures some parts alone, `--seconds` is how
// long each way of calling is measured, in seconds of one core; `--json` ends with one line for programs.

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const { bench } = await import('../lib/bench/bench.ts');

process.exitCode = await bench(process.argv.slice(2));
