// Flaws and their fixes, as makers publish them: repositories that carry what is fixed, and the documents that say so.

import type { Internet } from '../internet.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Package } from '../traffic/packages/package.ts';
import type { Repository } from '../traffic/packages/repository.ts';
import { type Advisory, type NewAdvisory, nextVersion, type Severity } from './advisory.ts';
import { publishNews, publishRelease } from './amazon-linux-pages.ts';
import { answerOsv, publishDebian, publishRedHat, publishUbuntu } from './other-pages.ts';
import { type Exploited, publishCatalogue, publishScores } from './rank-pages.ts';

export interface PublishedAdvisory {
  /** As the maker's machine-readable feed spells it. */
  readonly id: string;
  /** What mends it, in words: `openssl 1:3.2.2-1.amzn2023.0.3`. */
  readonly fixed: string;
}

export interface Security {
  readonly advisories: ReadonlyMap<string, Advisory>;
  publishAdvisory(advisory: NewAdvisory): PublishedAdvisory;
  /** Carries in the repositories what an advisory announced. */
  releaseFix(id: string): void;
  withdrawAdvisory(id: string): void;
  changeSeverity(id: string, severity: Severity): void;
  /** Lists a flaw as exploited. */
  listAsExploited(cve: string, product?: string): void;
  setEpss(cve: string, score: number): void;
  /** A new release of Amazon Linux's repositories, with what they carry already. Its version. */
  cutRelease(): string;
  /** How a flaw is ranked at this moment. */
  rankOf(cve: string): { readonly exploited: boolean; readonly epss: number };
  onChange(listener: () => void): void;
}

export interface SecurityParts {
  readonly clock: Clock;
  readonly internet: Internet;
  readonly repositories: ReadonlyMap<string, Repository>;
}

const AMAZON = 'amzn 2023';
const IDS: Readonly<Record<string, (year: number, count: number) => string>> = {
  amzn: (year, count) => `ALAS2023-${year}-${1300 + count}`,
  ubuntu: (_, count) => `USN-${7900 + count}-1`,
  debian: (_, count) => `DSA-${6000 + count}-1`,
  rhel: (year, count) => `RHSA-${year}:${20_000 + count}`,
};
/** Long mended: what every image of the stock carries is newer. */
const STOCK = [
  { distribution: AMAZON, package: 'expat', cves: ['CVE-2024-45490', 'CVE-2024-45491'], severity: 'medium' },
  { distribution: AMAZON, package: 'openssh', cves: ['CVE-2024-6387'], severity: 'high' },
  { distribution: 'ubuntu 24.04', package: 'openssh', cves: ['CVE-2024-6387'], severity: 'high' },
  { distribution: 'debian 12', package: 'openssh', cves: ['CVE-2024-6387'], severity: 'high' },
  { distribution: 'rhel 9.7', package: 'openssh', cves: ['CVE-2024-6387'], severity: 'high' },
] as const;
const EXPLOITED = ['CVE-2021-44228', 'CVE-2023-4911', 'CVE-2024-1086', 'CVE-2025-32463'];
const HALF_A_YEAR_MS = 183 * 86_400_000;

export function createSecurity(parts: SecurityParts): Security {
  return new SimulatedSecurity(parts);
}

class SimulatedSecurity implements Security {
  readonly advisories = new Map<string, Advisory>();
  readonly #parts: SecurityParts;
  readonly #exploited: Exploited[] = [];
  readonly #scores = new Map<string, number>();
  readonly #listeners: (() => void)[] = [];
  #scoredMs = 0;

  constructor(parts: SecurityParts) {
    this.#parts = parts;
    const { clock, internet, repositories } = parts;
    const longAgoMs = clock.nowMs - HALF_A_YEAR_MS;
    for (const { package: source, ...one } of STOCK) {
      const packages = repositories.get(one.distribution)?.builtFrom(source) ?? [];
      const dates = { issuedMs: longAgoMs, updatedMs: longAgoMs };
      this.#add({ ...one, source, packages, exploited: false, epss: 0.01, ...dates, released: true, withdrawn: false });
    }
    for (const cve of EXPLOITED) this.#exploited.push({ cve, addedMs: longAgoMs, product: 'Linux' });
    internet.answer('https://api.osv.dev/v1/', (request) => answerOsv(request, this.#of('')));
    this.#publishAll();
  }

  publishAdvisory({ distribution = AMAZON, package: name, fix = 'now', ...given }: NewAdvisory): PublishedAdvisory {
    const { cves, severity, knownExploited = false, version } = given;
    const repository = this.#parts.repositories.get(distribution);
    const built = repository?.builtFrom(name) ?? [{ name, version: '0.0.0', source: name, common: false }];
    if (built.length === 0) {
      throw new Error(
        `cannot publish an advisory for "${name}": the repository of ${distribution} carries no such package`,
      );
    }
    const packages = built.map((one) => ({ ...one, version: version ?? nextVersion(one.version) }));
    const { nowMs } = this.#parts.clock;
    const epss = given.epss ?? (knownExploited ? 0.9 : 0.01);
    const id = this.#add({
      distribution,
      source: (built[0] as Package).source,
      cves,
      severity,
      exploited: knownExploited,
      epss,
      packages,
      issuedMs: nowMs,
      updatedMs: nowMs,
      released: false,
      withdrawn: false,
    });
    if (knownExploited) for (const cve of cves) this.#exploited.push({ cve, addedMs: nowMs, product: name });
    if (fix === 'now') this.releaseFix(id);
    else this.#publishAll();
    const fixed = packages.find((one) => one.name === name) ?? (packages[0] as Package);
    return { id, fixed: `${fixed.name} ${fixed.version}` };
  }

  releaseFix(id: string): void {
    const advisory = this.#change(id, { released: true });
    const repository = this.#parts.repositories.get(advisory.distribution);
    repository?.publish(advisory.packages, advisory.distribution === AMAZON ? this.#nextRelease() : '');
    this.#publishAll();
  }

  withdrawAdvisory(id: string): void {
    this.#change(id, { withdrawn: true });
    this.#publishAll();
  }

  changeSeverity(id: string, severity: Severity): void {
    this.#change(id, { severity });
    this.#publishAll();
  }

  listAsExploited(cve: string, product = 'Linux'): void {
    this.#exploited.push({ cve, addedMs: this.#parts.clock.nowMs, product });
    this.#publishAll();
  }

  setEpss(cve: string, score: number): void {
    this.#score(cve, score);
    this.#publishAll();
  }

  cutRelease(): string {
    const version = this.#nextRelease();
    this.#parts.repositories.get(AMAZON)?.publish([], version);
    this.#publishAll();
    return version;
  }

  rankOf(cve: string): { exploited: boolean; epss: number } {
    return { exploited: this.#exploited.some((one) => one.cve === cve), epss: this.#scores.get(cve) ?? 0 };
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** `2023.12.20261121`: a release of a day; of a second one on a day only the number in the middle can tell. */
  #nextRelease(): string {
    const { version } = this.#parts.repositories.get(AMAZON)?.newest ?? { version: '2023.12.0' };
    const [year, minor, before = ''] = version.split('.');
    const day = this.#parts.clock.now().toISOString().slice(0, 10).replaceAll('-', '');
    return `${year}.${Number(minor) + (day > before ? 0 : 1)}.${day}`;
  }

  #add(advisory: Omit<Advisory, 'id'>): string {
    const [maker = ''] = advisory.distribution.split(' ');
    const count = this.advisories.size + 1;
    const year = new Date(advisory.issuedMs).getUTCFullYear();
    const id = IDS[maker]?.(year, count) ?? `GHSA-${String(count).padStart(4, '2')}-xxxx-xxxx`;
    this.advisories.set(id, { id, ...advisory });
    for (const cve of advisory.cves) this.#score(cve, advisory.epss);
    return id;
  }

  #change(id: string, change: Partial<Advisory>): Advisory {
    const advisory = this.advisories.get(id);
    if (advisory === undefined) throw new Error(`cannot change the advisory "${id}": nobody published it`);
    const changed = { ...advisory, ...change, updatedMs: this.#parts.clock.nowMs };
    this.advisories.set(id, changed);
    return changed;
  }

  #score(cve: string, score: number): void {
    this.#scores.set(cve, score);
    this.#scoredMs = this.#parts.clock.nowMs;
  }

  #of(maker: string): Advisory[] {
    return [...this.advisories.values()].filter(({ distribution }) => distribution.startsWith(maker));
  }

  /** Bodies are made when somebody asks for them. */
  #publishAll(): void {
    const { internet, repositories } = this.#parts;
    const publish = (url: string, body: () => string | Uint8Array) => internet.publish(url, body);
    const amazon = this.#of('amzn').filter(({ withdrawn }) => !withdrawn);
    publishNews(publish, amazon);
    const { version } = repositories.get(AMAZON)?.newest ?? { version: '' };
    publishRelease(
      publish,
      version,
      amazon.filter(({ released }) => released),
    );
    publishUbuntu(publish, this.#of('ubuntu'));
    publishDebian(publish, this.#of('debian'));
    publishRedHat(publish, this.#of('rhel'));
    publishCatalogue(publish, this.#exploited);
    publishScores(publish, this.#scores, this.#scoredMs);
    for (const listener of this.#listeners) listener();
  }
}
