import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { fill } from './fill-place.ts';
import type { Caller } from './kernel/caller.ts';
import type { Region } from './region.ts';

interface FileAsset {
  readonly source: { readonly path?: string; readonly packaging?: 'file' | 'zip'; readonly executable?: unknown };
  readonly destinations: Readonly<
    Record<string, { readonly bucketName: string; readonly objectKey: string; readonly assumeRoleArn?: string }>
  >;
}

interface AssetManifest {
  readonly files?: Readonly<Record<string, FileAsset>>;
  readonly dockerImages?: Readonly<Record<string, unknown>>;
}

export interface AssetsToPublish {
  /** The assembly's folder. */
  readonly directory: string;
  readonly manifestFile: string;
  callerFor(roleArn: string | undefined): Caller;
}

/** Puts the file assets of a manifest where it wants them. Throws when it holds container images, which the region has no place for. */
export function publishAssets(region: Region, assets: AssetsToPublish): void {
  const { directory, manifestFile, callerFor } = assets;
  const manifest = JSON.parse(readFileSync(join(directory, manifestFile), 'utf8')) as AssetManifest;
  const [image] = Object.keys(manifest.dockerImages ?? {});
  if (image !== undefined) {
    throw new Error(`cannot publish container image '${image}': the simulator has no registry; see docs/fidelity.md`);
  }
  for (const [id, { source, destinations }] of Object.entries(manifest.files ?? {})) {
    if (source.path === undefined)
      throw new Error(`cannot publish asset '${id}': it is made by a command, wanted a file or folder`);
    const path = join(directory, source.path);
    let body: Uint8Array | undefined;
    for (const { bucketName, objectKey, assumeRoleArn } of Object.values(destinations)) {
      body ??= source.packaging === 'zip' ? zipFolder(path) : readFileSync(path);
      region.call(
        's3',
        'PutObject',
        { Bucket: fill(region.place, bucketName), Key: fill(region.place, objectKey), Body: body },
        callerFor(assumeRoleArn),
      );
    }
  }
}

/** Stored, not compressed: the package never leaves this process. */
function zipFolder(folder: string): Uint8Array {
  const files: Zippable = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    if (statSync(path).isFile()) files[name.replaceAll('\\', '/')] = readFileSync(path);
  }
  return zipSync(files, { level: 0, mtime: new Date(Date.UTC(1980, 0, 1, 12)) });
}
