// The CDK app, named in cdk.json: goldsmith.yaml in, stacks out.

import { App } from 'aws-cdk-lib';
import { faultText, noteText } from '../lib/contract/fault.ts';
import { findGoldsmithYaml } from '../lib/contract/find-goldsmith-yaml.ts';
import { loadGoldsmithYaml } from '../lib/contract/load-goldsmith-yaml.ts';
import { buildApp } from '../lib/pipeline/app.ts';
import { featureFlags } from '../lib/pipeline/feature-flags.ts';

const app = new App({ analyticsReporting: false, context: featureFlags });
const named: unknown = app.node.tryGetContext('config');
const file = findGoldsmithYaml(process.cwd(), process.env, typeof named === 'string' ? named : undefined);
const loaded = loadGoldsmithYaml(file);
for (const note of loaded.notes) process.stderr.write(`${noteText(note)}\n`);
if (loaded.ok) {
  buildApp(app, loaded.config, { baseDir: loaded.baseDir });
} else {
  for (const fault of loaded.faults) process.stderr.write(`${faultText(fault)}\n`);
  process.exitCode = 1;
}
