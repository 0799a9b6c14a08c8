// `npm run conformance -- --json`: records of AWS, and programs that others made, held against the region.

import type { ConformanceMessage } from '../test/conformance/conformance-line.ts';

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const { parseArgs } = await import('node:util');
const { conformance } = await import('../test/conformance/conformance.ts');
const { allHold, conformanceLine } = await import('../test/conformance/conformance-line.ts');

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
  },
});
const tell = (message: ConformanceMessage) => {
  if (message.event === 'operation' && message.passed && !values.verbose) return;
  process.stdout.write(`${values.json ? JSON.stringify(message) : conformanceLine(message)}\n`);
};
const found = await conformance({ only: values.only }, tell);
tell({ event: 'summary', ...found });
// What no client asked for is told and does not fail: a client may be older than an operation.
process.exitCode = allHold(found.recorded, found.clients) ? 0 : 1;
