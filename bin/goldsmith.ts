#!/usr/bin/env node
// The command line: `goldsmith validate | status | build | rollback | history | …`

// Before any client is loaded: what the SDK wants of Node.js in some later year is not this user's worry.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const { runGoldsmith } = await import('../lib/operator/cli/run-goldsmith.ts');

process.exitCode = await runGoldsmith(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  environment: process.env,
  folder: process.cwd(),
});
