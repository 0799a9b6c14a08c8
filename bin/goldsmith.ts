#!/usr/bin/env node
// The command line: `goldsmith validate | status | build | rollback | history | …`

import type { Shell } from '../lib/operator/cli/shell.ts';

// Before any client is loaded: what the SDK wants of Node.js in some later year is not this user's worry.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const { runGoldsmith } = await import('../lib/operator/cli/run-goldsmith.ts');
const { addSimulate } = await import('../lib/story/add-simulate.ts');
const shell: Shell = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  environment: process.env,
  folder: process.cwd(),
};

process.exitCode = await runGoldsmith(process.argv.slice(2), shell, (program, ended) =>
  addSimulate(program, shell, ended),
);
