// `npm run permissions`: what each role may do, beside what it does in the scenarios; `--json` ends with one line for programs.

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const { checkPermissions } = await import('../test/permissions/check-permissions.ts');
const { holds, linesOf, tableOf } = await import('../test/permissions/show-report.ts');

const report = await checkPermissions();
process.stdout.write(`${process.argv.includes('--json') ? linesOf(report).join('\n') : tableOf(report)}\n`);
process.exitCode = holds(report) ? 0 : 1;
