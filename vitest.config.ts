import { configDefaults, defineConfig } from 'vitest/config';

/** Those that wait for the CDK's CLI are run and counted by `npm run conformance`. */
const slow = process.env['GOLDSMITH_CDK'] === undefined ? ['test/conformance/cdk-*.test.ts'] : [];

/** Where `.ci/run` wants a report of each run, to sum them. */
const reports = process.env['GOLDSMITH_REPORTS'];
const json = { outputFile: `${reports}/vitest-${process.pid}.json` };

export default defineConfig({
  test: {
    reporters: reports === undefined ? ['default'] : ['default', ['json', json]],
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...slow],
    // What the scenarios' roles did, for `npm run permissions`.
    setupFiles: ['test/permissions/write-use.ts'],
    // The SDK's notice about Node.js 20 would stand before every file's result.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION: '1' },
    // Left to itself, vitest keeps a core free, which is half of a small machine.
    maxWorkers: '100%',
    // Each test makes its own region, and nothing of ours keeps anything in a module: what was loaded once serves all files.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
