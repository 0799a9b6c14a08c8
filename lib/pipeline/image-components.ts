import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { CfnComponent } from 'aws-cdk-lib/aws-imagebuilder';
import type { Construct } from 'constructs';
import type { ComponentRef } from '../contract/goldsmith-yaml.ts';
import { PREFIX } from '../contract/names.ts';
import { repositoryRoot } from './repository-root.ts';

export interface ComponentSource {
  readonly image: string;
  readonly platform: 'Linux' | 'Windows';
  readonly baseDir: string;
}

export interface UsedComponent {
  readonly arn: string;
  /** Changes whenever the component does. */
  readonly fingerprint: string;
}

/** What a recipe names: components of AWS and others by ARN, ours and the user's made from their documents. */
export function imageComponent(scope: Construct, ref: ComponentRef, source: ComponentSource): UsedComponent {
  if (ref.kind === 'arn') return { arn: ref.arn, fingerprint: ref.arn };
  if (ref.kind === 'aws') {
    const arn = Stack.of(scope).formatArn({
      service: 'imagebuilder',
      account: 'aws',
      resource: 'component',
      resourceName: `${ref.name}/x.x.x`,
    });
    return { arn, fingerprint: `aws:${ref.name}` };
  }
  return ref.kind === 'goldsmith'
    ? ownComponent(scope, ref.name, join(repositoryRoot, 'components', `${ref.name}.yaml`), source)
    : ownComponent(scope, basename(ref.path, extname(ref.path)), resolve(source.baseDir, ref.path), source);
}

function ownComponent(scope: Construct, name: string, path: string, source: ComponentSource): UsedComponent {
  if (!existsSync(path)) {
    throw new Error(`cannot make the component "${name}" of the image "${source.image}": no file ${path}`);
  }
  const data = readFileSync(path, 'utf8');
  // Image Builder keeps documents of up to 16,000 characters inline; longer ones want a bucket.
  if (data.length > 16_000) {
    throw new Error(
      `cannot make the component "${name}" of the image "${source.image}": ${path} has ${data.length} characters; at most 16000, so split it`,
    );
  }
  const component = new CfnComponent(scope, `Component-${name}`, {
    name: `${PREFIX}-${source.image}-${name}`,
    platform: source.platform,
    version: versionOf(data),
    description: `${name}, for the image ${source.image}`,
    data,
  });
  return { arn: component.attrArn, fingerprint: fingerprintOf(data) };
}

const fingerprintOf = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * A semantic version that follows from the content, since components and recipes never change: a new content is a new version,
 * the same content the same. Each number may be up to 2^30 - 1.
 */
export function versionOf(text: string): string {
  return `1.0.${Number.parseInt(fingerprintOf(text).slice(0, 8), 16) % (2 ** 30 - 1)}`;
}
