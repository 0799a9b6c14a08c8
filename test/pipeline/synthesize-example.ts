import { App, type Stack } from 'aws-cdk-lib';
import { loadGoldsmithYaml } from '../../lib/contract/load-goldsmith-yaml.ts';
import { buildApp } from '../../lib/pipeline/app.ts';
import { featureFlags } from '../../lib/pipeline/feature-flags.ts';

/** Without bundling the functions, whose code nobody reads here. */
export function synthesizeExample(file = 'examples/web/goldsmith.yaml'): { app: App; stacks: Stack[] } {
  const loaded = loadGoldsmithYaml(file);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  const app = new App({ analyticsReporting: false, context: { ...featureFlags, 'aws:cdk:bundling-stacks': [] } });
  buildApp(app, loaded.config, { baseDir: loaded.baseDir });
  return { app, stacks: app.node.children.filter((child): child is Stack => 'templateOptions' in child) };
}
