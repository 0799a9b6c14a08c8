// Deploys a synthesized app from its cdk.out, in this process: assets into the bootstrap bucket, then each stack after those
// that it depends on. It acts as the CLI does: publishing and deploying roles first, CloudFormation's role for the resources.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployStack } from './deploy-stack.ts';
import { fill } from './fill-place.ts';
import type { Caller } from './kernel/caller.ts';
import { publishAssets } from './publish-assets.ts';
import type { Region } from './region.ts';

interface Artifact {
  readonly type: string;
  readonly dependencies?: readonly string[];
  readonly displayName?: string;
  readonly properties?: {
    readonly file?: string;
    readonly templateFile?: string;
    readonly stackName?: string;
    readonly parameters?: Record<string, string>;
    readonly tags?: Record<string, string>;
    readonly assumeRoleArn?: string;
    readonly cloudFormationExecutionRoleArn?: string;
    readonly stackTemplateAssetObjectUrl?: string;
    readonly directoryName?: string;
  };
}

/** Rejects with the stack, its failed resources and their reasons. Stacks before it stay deployed. */
export async function deployAssembly(region: Region, directory: string): Promise<void> {
  const { artifacts = {} } = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8')) as {
    artifacts?: Record<string, Artifact>;
  };
  const roles = new Roles(region);
  for (const id of inOrder(artifacts)) {
    const artifact = artifacts[id] as Artifact;
    if (artifact.type === 'cdk:asset-manifest') {
      publishAssets(region, {
        directory,
        manifestFile: artifact.properties?.file ?? '',
        callerFor: (arn) => roles.take(arn),
      });
    } else if (artifact.type === 'aws:cloudformation:stack') await deploy(region, { id, artifact, roles });
    else if (artifact.type === 'cdk:cloud-assembly')
      await deployAssembly(region, join(directory, artifact.properties?.directoryName ?? ''));
  }
}

async function deploy(region: Region, of: { id: string; artifact: Artifact; roles: Roles }): Promise<void> {
  const { id, artifact, roles } = of;
  const { properties = {} } = artifact;
  const name = properties.stackName ?? id;
  if (properties.stackTemplateAssetObjectUrl === undefined) {
    throw new Error(
      `cannot deploy stack '${name}': its template is no asset; synthesize it with the default synthesizer`,
    );
  }
  await deployStack(region, {
    name,
    templateUrl: httpsUrl(region, fill(region.place, properties.stackTemplateAssetObjectUrl)),
    parameters: properties.parameters ?? {},
    tags: Object.entries(properties.tags ?? {}).map(([Key, Value]) => ({ Key, Value })),
    caller: roles.take(properties.assumeRoleArn),
    executionRoleArn:
      properties.cloudFormationExecutionRoleArn === undefined
        ? undefined
        : fill(region.place, properties.cloudFormationExecutionRoleArn),
  });
}

/** Artifacts, each after what it depends on. */
function inOrder(artifacts: Readonly<Record<string, Artifact>>): string[] {
  const order = new Set<string>();
  const visit = (id: string) => {
    if (order.has(id)) return;
    for (const other of artifacts[id]?.dependencies ?? []) visit(other);
    order.add(id);
  };
  for (const id of Object.keys(artifacts)) visit(id);
  return [...order];
}

const httpsUrl = (region: Region, url: string) => {
  const { host: bucket, pathname } = new URL(url);
  return `https://s3.${region.place.region}.amazonaws.com/${bucket}${pathname}`;
};

/** The roles of the bootstrapped environment, each taken on once. Their sessions last an hour. */
class Roles {
  readonly #region: Region;
  readonly #taken = new Map<string, { caller: Caller; untilMs: number }>();

  constructor(region: Region) {
    this.#region = region;
  }

  take(roleArn: string | undefined): Caller {
    const region = this.#region;
    if (roleArn === undefined) return region.operator;
    const arn = fill(region.place, roleArn);
    const held = this.#taken.get(arn);
    const { clock, callers } = region.kernel;
    if (held !== undefined && held.untilMs > clock.nowMs) return held.caller;
    const { Credentials: keys } = region.call('sts', 'AssumeRole', {
      RoleArn: arn,
      RoleSessionName: 'goldsmith-deploy',
    });
    const caller = callers.find(keys.AccessKeyId, clock.nowMs) as Caller;
    this.#taken.set(arn, { caller, untilMs: keys.Expiration.getTime() });
    return caller;
  }
}
