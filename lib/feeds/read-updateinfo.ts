import sax from 'sax';
import type { Advisory, Fix } from '../contract/advisory.ts';
import { type Chunks, textOf } from './chunks.ts';
import { FeedFault } from './feed-fault.ts';
import { vendorSeverity } from './vendor-severity.ts';

interface Open {
  id: string;
  type: string;
  severity: string;
  issued?: string;
  updated?: string;
  readonly cves: Set<string>;
  readonly fixes: Fix[];
}

/**
 * The advisories in `updateinfo.xml`, as Amazon Linux's repositories publish it (unpacked).
 * Only those of security; packages of live patches are left out, since an image that is baked anew boots the mended kernel.
 * @throws FeedFault when it is no updateinfo, or ends too soon.
 */
export async function* readUpdateinfo(chunks: Chunks, distribution: string): AsyncGenerator<Advisory, void> {
  const parser = sax.parser(true, { trim: true });
  const reading = new Reading(distribution);
  parser.onopentag = ({ name, attributes }) => reading.open(name, attributes as Record<string, string>);
  parser.ontext = (text) => reading.text(text);
  parser.onclosetag = () => reading.close();
  let fault: Error | undefined;
  parser.onerror = (error) => {
    fault = error;
    parser.resume();
  };
  for await (const text of textOf(chunks)) {
    parser.write(text);
    if (fault !== undefined) throw new FeedFault(`found no XML: ${fault.message.split('\n')[0]}`);
    yield* reading.take();
  }
  if (!reading.complete) throw new FeedFault('ends in the middle of its XML');
}

class Reading {
  complete = false;
  readonly #distribution: string;
  readonly #path: string[] = [];
  #update: Open | undefined;
  #read: Advisory[] = [];

  constructor(distribution: string) {
    this.#distribution = distribution;
  }

  take(): Advisory[] {
    const read = this.#read;
    this.#read = [];
    return read;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#path.length === 0 && name !== 'updates') throw new FeedFault(`found <${name}>, wanted <updates>`);
    this.#path.push(name);
    if (name === 'update') {
      this.#update = { id: '', type: attributes['type'] ?? '', severity: '', cves: new Set(), fixes: [] };
    }
    const update = this.#update;
    if (update === undefined) return;
    if (name === 'issued') update.issued = isoOf(attributes['date']);
    else if (name === 'updated') update.updated = isoOf(attributes['date']);
    else if (name === 'reference' && attributes['type'] === 'cve' && attributes['id'])
      update.cves.add(attributes['id']);
    else if (name === 'package') this.#addFix(update, attributes);
  }

  #addFix(update: Open, { name, epoch, version, release, arch }: Readonly<Record<string, string>>): void {
    if (name === undefined || version === undefined || arch === 'src' || name.startsWith('kernel-livepatch')) return;
    const full = `${epoch ?? '0'}:${version}${release === undefined ? '' : `-${release}`}`;
    update.fixes.push({
      distribution: this.#distribution,
      of: 'binary',
      name,
      version: full,
      ...(arch === undefined ? {} : { architecture: arch }),
    });
  }

  text(text: string): void {
    const update = this.#update;
    // <updates><update><id>: deeper ones belong to others.
    if (update === undefined || this.#path.length !== 3) return;
    const name = this.#path[2];
    if (name === 'id') update.id += text;
    else if (name === 'severity') update.severity += text;
  }

  close(): void {
    const name = this.#path.pop();
    if (this.#path.length === 0) this.complete = true;
    if (name !== 'update' || this.#update === undefined) return;
    const { id, type, severity, issued, updated, cves, fixes } = this.#update;
    this.#update = undefined;
    if (id === '') throw new FeedFault('found an update without an id');
    if (type !== 'security' || fixes.length === 0) return;
    const judged = vendorSeverity(severity);
    this.#read.push({
      feed: 'amazon-linux',
      id,
      cves: [...cves],
      fixes,
      ...(judged === undefined ? {} : { severity: judged }),
      ...(issued === undefined ? {} : { publishedAt: issued }),
      ...(updated === undefined ? {} : { changedAt: updated }),
    });
  }
}

/** `2023-02-17 20:41`, in UTC, in ISO 8601. */
function isoOf(written: string | undefined): string | undefined {
  const [, day, time = '00:00'] = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}))?/.exec(written ?? '') ?? [];
  return day === undefined ? undefined : `${day}T${time}:00.000Z`;
}
