import type { Chunks } from './chunks.ts';
import { FeedFault } from './feed-fault.ts';
import { xmlElements } from './xml-elements.ts';

/** A file of a repository, as its index names it. */
export interface RepositoryFile {
  /** Below the repository's root. */
  readonly location: string;
  /** Of the file as it is sent. */
  readonly checksum: { readonly algorithm: 'sha256' | 'sha512'; readonly hex: string };
}

/**
 * Where a repository keeps its `updateinfo`, from its index `repomd.xml`.
 * @throws FeedFault when it is no such index, or names no updateinfo that can be checked.
 */
export async function readRepomd(chunks: Chunks): Promise<RepositoryFile> {
  let checksum: RepositoryFile['checksum'] | undefined;
  let location: string | undefined;
  let found: RepositoryFile | undefined;
  for await (const { path, attributes, text } of xmlElements(chunks, 'repomd')) {
    if (path === 'repomd/data/checksum') checksum = checksumOf(attributes['type'], text);
    else if (path === 'repomd/data/location') location = attributes['href'];
    else if (path === 'repomd/data') {
      if (attributes['type'] === 'updateinfo') {
        if (location === undefined || checksum === undefined) {
          throw new FeedFault('names an updateinfo without its place or a checksum that is known');
        }
        found = { location, checksum };
      }
      checksum = undefined;
      location = undefined;
    }
  }
  if (found === undefined) throw new FeedFault('names no updateinfo');
  if (!/^[\w./-]+\.gz$/.test(found.location) || found.location.includes('..')) {
    throw new FeedFault(`names the updateinfo '${found.location}', wanted a gzip file of the repository`);
  }
  return found;
}

function checksumOf(type: string | undefined, hex: string): RepositoryFile['checksum'] | undefined {
  return type === 'sha256' || type === 'sha512' ? { algorithm: type, hex: hex.toLowerCase() } : undefined;
}
