import { readFileSync } from 'node:fs';
import { App, type Stack } from 'aws-cdk-lib';
import { loadGoldsmithYaml } from '../../lib/contract/load-goldsmith-yaml.ts';
import { buildApp } from '../../lib/pipeline/app.ts';

/** With the feature flags of cdk.json, so that the templates are the CLI's; without bundling the functions, whose code nobody reads here. */
export function synthesizeExample(file = 'examples/web/goldsmith.yaml'): { app: App; stacks: Stack[] } {
  const loaded = loadGoldsmithYaml(file);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  const { context } = JSON.parse(readFileSync('cdk.json', 'utf8'));
  const app = new App({ analyticsReporting: false, context: { ...context, 'aws:cdk:bundling-stacks': [] } });
  buildApp(app, loaded.config, { baseDir: loaded.baseDir });
  return { app, stacks: app.node.children.filter((child): child is Stack => 'templateOptions' in child) };
}
