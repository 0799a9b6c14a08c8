import { paginateGetParametersByPath, SSMClient } from '@aws-sdk/client-ssm';
import { parameters } from '../../lib/contract/parameters.ts';
import { FleetSettings, ImageSettings } from '../../lib/contract/settings.ts';
import { newestGolden } from '../../lib/decisions/plan-release.ts';
import { readLine } from '../plan-release/ledger.ts';

const client = new SSMClient({});

export interface WatchedImage {
  readonly image: string;
  readonly settings: ImageSettings;
  /** The newest golden version. */
  readonly golden: string | undefined;
  /** That one and those that fleets run. */
  readonly versions: readonly string[];
  /** What is being made of it. */
  readonly unfinished: readonly string[];
}

/** The images that stacks have made; those whose settings another release of Goldsmith wrote keep nobody from the others. */
export async function readImages(): Promise<{ images: WatchedImage[]; unreadable: string[] }> {
  const running = await readFleets();
  const images: WatchedImage[] = [];
  const unreadable: string[] = [];
  for (const [name, value] of await readPath(parameters.images)) {
    if (!name.endsWith('/settings')) continue;
    const { data: settings } = ImageSettings.safeParse(JSON.parse(value));
    if (settings === undefined) {
      unreadable.push(name);
      continue;
    }
    const { image } = settings;
    const { versions } = await readLine(image);
    const golden = newestGolden(versions)?.version;
    const ofFleets = versions.filter(({ amiId }) => running.get(image)?.has(amiId)).map(({ version }) => version);
    const unfinished = versions.filter(({ state }) => state === 'building' || state === 'testing');
    images.push({
      image,
      settings,
      golden,
      versions: [...new Set([...(golden === undefined ? [] : [golden]), ...ofFleets])],
      unfinished: unfinished.map(({ version }) => version),
    });
  }
  return { images, unreadable };
}

/** The AMIs that fleets run, by image. */
async function readFleets(): Promise<Map<string, Set<string>>> {
  const found = await readPath(parameters.fleets);
  const amis = new Map<string, Set<string>>();
  for (const [name, value] of found) {
    if (!name.endsWith('/settings')) continue;
    const { fleet, image } = FleetSettings.parse(JSON.parse(value));
    const amiId = found.get(parameters.fleetImage(fleet));
    if (amiId !== undefined) amis.set(image, (amis.get(image) ?? new Set()).add(amiId));
  }
  return amis;
}

async function readPath(path: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const page of paginateGetParametersByPath({ client }, { Path: path, Recursive: true })) {
    for (const { Name = '', Value = '' } of page.Parameters ?? []) found.set(Name, Value);
  }
  return found;
}
