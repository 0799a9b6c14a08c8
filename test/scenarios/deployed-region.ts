// A region with the whole app in it, as a user would have it after `cdk deploy --all`.

import { bootstrap } from '../../lib/simulator/bootstrap.ts';
import { deployAssembly } from '../../lib/simulator/deploy-assembly.ts';
import { createRegion, type Region } from '../../lib/simulator/region.ts';
import { watchUse } from '../permissions/use.ts';
import { synthesizedApp } from './synthesized-app.ts';

export interface DeployedRegionOptions {
  readonly seed?: number | string;
  /** Epoch milliseconds of virtual time at the start. */
  readonly startMs?: number;
  /** Path of another goldsmith.yaml than the example's. */
  readonly config?: string;
  /** Called on the empty region, before anything is deployed. A well-behaved base image is published when it publishes none. */
  readonly before?: (region: Region) => void | Promise<void>;
}

const START_MS = Date.UTC(2026, 10, 21, 8);

/** Creates and bootstraps a region and deploys the app. Rejects with the resources that failed. */
export async function deployedRegion(options: DeployedRegionOptions = {}): Promise<Region> {
  const region = createRegion({ seed: options.seed ?? 1, startMs: options.startMs ?? START_MS });
  watchUse(region);
  await options.before?.(region);
  if (!hasBaseImage(region)) region.vendor.publishBaseImage({ announce: false });
  await bootstrap(region);
  await deployAssembly(region, await synthesizedApp(options.config));
  return region;
}

/** Image recipes read the vendor's public parameter, so there must be one. */
function hasBaseImage(region: Region): boolean {
  return region.call('ssm', 'GetParameters', { Names: [BASE_IMAGE] }).Parameters.length > 0;
}

const BASE_IMAGE = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64';
