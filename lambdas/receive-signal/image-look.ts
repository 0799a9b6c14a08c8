import type { BillOfMaterials } from '../../lib/contract/bill-of-materials.ts';
import type { ImageSettings } from '../../lib/contract/settings.ts';
import { readBaseAmi } from './base-ami.ts';
import { createdMs } from './base-image.ts';
import { launch } from './begin-build.ts';
import { lookAtBuild } from './builds.ts';
import { readBill } from './golden-bill.ts';
import { goldenAmi, readImageSettings } from './image-settings.ts';
import {
  buildsOf,
  type Gathering,
  type HeldBuild,
  type KnownVersion,
  readGathering,
  readHeldBuild,
  readVersion,
  versionOfAmi,
} from './ledger.ts';

export interface LastBuild extends HeldBuild {
  readonly running: boolean;
}

/** One image as a batch of signals sees it: what is asked for is read once, until it is known to have changed. */
export class ImageLook {
  readonly image: string;
  readonly #known = new Map<string, Promise<unknown>>();

  constructor(image: string) {
    this.image = image;
  }

  /** Asks anew for everything. */
  forget(): void {
    this.#known.clear();
  }

  settings(): Promise<ImageSettings | undefined> {
    return this.#once('settings', () => readImageSettings(this.image));
  }

  async base(settings: ImageSettings): Promise<{ amiId: string; createdMs: number }> {
    return this.#once('base', async () => {
      const amiId = await readBaseAmi(settings.base);
      return { amiId, createdMs: await createdMs(amiId) };
    });
  }

  /** The build that began last. One that was begun and never started, since its beginner died, is started by whoever looks. */
  lastBuild(): Promise<LastBuild | undefined> {
    return this.#once('lastBuild', async () => {
      const held = await readHeldBuild(this.image);
      if (held === undefined) return undefined;
      const status = await lookAtBuild(this.image, held.version);
      if (status !== 'unknown') return { ...held, running: status === 'running' };
      const version = await this.version(held.version);
      if (version === undefined || version.started) return { ...held, running: false };
      await launch(this.image, held.version);
      return { ...held, running: true };
    });
  }

  version(version: string): Promise<KnownVersion | undefined> {
    return this.#once(`version ${version}`, () => readVersion(this.image, version));
  }

  gathering(): Promise<Gathering | undefined> {
    return this.#once('gathering', () => readGathering(this.image));
  }

  async hasGolden(): Promise<boolean> {
    return (await this.#goldenAmi()) !== undefined;
  }

  /** The newest golden version, with its bill of materials if it has one. */
  golden(): Promise<{ version: string; bill: BillOfMaterials | undefined } | undefined> {
    return this.#once('golden', async () => {
      const amiId = await this.#goldenAmi();
      const version = amiId === undefined ? undefined : await versionOfAmi(this.image, amiId);
      return version === undefined ? undefined : { version, bill: await readBill(this.image, version) };
    });
  }

  /** That the cap counts; `date` is `YYYY-MM-DD`. */
  buildsOf(date: string): Promise<number> {
    return this.#once(`builds ${date}`, () => buildsOf(this.image, date));
  }

  #goldenAmi(): Promise<string | undefined> {
    return this.#once('goldenAmi', () => goldenAmi(this.image));
  }

  #once<Value>(what: string, read: () => Promise<Value>): Promise<Value> {
    const known = this.#known.get(what) as Promise<Value> | undefined;
    const value = known ?? read();
    if (known === undefined) this.#known.set(what, value);
    return value;
  }
}
