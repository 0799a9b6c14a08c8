// How Ubuntu, Debian, Red Hat and OSV publish what they know; each in the shape of its own files.

import type { WebAnswer } from '../internet.ts';
import { partsOf } from '../traffic/packages/package.ts';
import type { Advisory, Severity } from './advisory.ts';

type Publish = (url: string, body: () => string | Uint8Array) => void;

const secondOf = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');

const UBUNTU = 'https://osv-vulnerabilities.storage.googleapis.com/Ubuntu';

export function publishUbuntu(publish: Publish, advisories: readonly Advisory[]): void {
  const newestFirst = [...advisories].reverse();
  const rows = newestFirst.map(({ id, updatedMs }) => `${secondOf(updatedMs)},${id}\n`);
  publish(`${UBUNTU}/modified_id.csv`, () => rows.join(''));
  for (const advisory of advisories) publish(`${UBUNTU}/${advisory.id}.json`, () => JSON.stringify(noticeOf(advisory)));
}

function noticeOf(advisory: Advisory): object {
  const { id, distribution, source, cves, severity, packages, issuedMs, updatedMs, withdrawn } = advisory;
  const release = distribution.replace('ubuntu ', '');
  const ecosystem = `Ubuntu:${release}${release.endsWith('.04') && Number(release.slice(0, 2)) % 2 === 0 ? ':LTS' : ''}`;
  const fixed = packages[0]?.version ?? '';
  const score = severity === undefined ? [] : [{ type: 'Ubuntu', score: severity }];
  return {
    schema_version: '1.7.0',
    id,
    summary: `${source} vulnerability`,
    details: `A flaw was found in ${source}.`,
    aliases: [],
    upstream: cves.map((cve) => `UBUNTU-${cve}`),
    related: [],
    published: secondOf(issuedMs),
    modified: secondOf(updatedMs),
    ...(withdrawn ? { withdrawn: secondOf(updatedMs) } : {}),
    affected: [
      {
        package: { ecosystem, name: source, purl: `pkg:deb/ubuntu/${source}@${fixed}?arch=source` },
        ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, ...(advisory.released ? [{ fixed }] : [])] }],
        ecosystem_specific: {
          binaries: packages.map(({ name, version }) => ({ binary_name: name, binary_version: version })),
        },
        database_specific: { cves_map: { ecosystem, cves: cves.map((cve) => ({ id: cve, severity: score })) } },
      },
    ],
  };
}

const RELEASES: Readonly<Record<string, string>> = { 'debian 12': 'bookworm', 'debian 13': 'trixie' };

/** With a flaw that no release ever had, which the tracker calls fixed in version 0. */
export function publishDebian(publish: Publish, advisories: readonly Advisory[]): void {
  publish('https://security-tracker.debian.org/tracker/data/json', () => {
    const tracker: Record<string, Record<string, object>> = {
      curl: { 'CVE-2023-38545': trackedFlaw('bookworm', '0', undefined) },
    };
    for (const { distribution, source, cves, packages, severity, released, withdrawn } of advisories) {
      if (withdrawn) continue;
      for (const cve of cves) {
        const version = released ? packages[0]?.version : undefined;
        tracker[source] = { ...tracker[source], [cve]: trackedFlaw(RELEASES[distribution] ?? '', version, severity) };
      }
    }
    return JSON.stringify(tracker);
  });
}

function trackedFlaw(release: string, version: string | undefined, severity: Severity | undefined): object {
  const urgency = severity === undefined ? 'not yet assigned' : severity === 'critical' ? 'high' : severity;
  const fixed = version === undefined ? {} : { fixed_version: version };
  const status = version === undefined ? 'open' : 'resolved';
  const repositories = { [release]: version ?? '', [`${release}-security`]: version ?? '' };
  return { scope: 'remote', releases: { [release]: { status, repositories, ...fixed, urgency } } };
}

const RED_HAT = 'https://security.access.redhat.com/data/csaf/v2/advisories';
const RED_HAT_WORDS: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'Important',
  medium: 'Moderate',
  low: 'Low',
};

export function publishRedHat(publish: Publish, advisories: readonly Advisory[]): void {
  const nameOf = ({ id }: Advisory) => `${/\d{4}/.exec(id)?.[0]}/${id.toLowerCase().replace(':', '_')}.json`;
  const row = (advisory: Advisory) =>
    `"${nameOf(advisory)}","${secondOf(advisory.updatedMs).replace('Z', '+00:00')}"\n`;
  const shown = [...advisories].reverse();
  publish(`${RED_HAT}/changes.csv`, () =>
    shown
      .filter((one) => !one.withdrawn && one.released)
      .map(row)
      .join(''),
  );
  publish(`${RED_HAT}/deletions.csv`, () =>
    shown
      .filter((one) => one.withdrawn)
      .map(row)
      .join(''),
  );
  for (const advisory of shown) publish(`${RED_HAT}/${nameOf(advisory)}`, () => JSON.stringify(csafOf(advisory)));
}

function csafOf({ id, distribution, source, cves, severity, packages, issuedMs, updatedMs }: Advisory): object {
  const major = /\d+/.exec(distribution)?.[0] ?? '';
  const product = `BaseOS-${major}`;
  const helper = { cpe: `cpe:/o:redhat:enterprise_linux:${major}::baseos` };
  const built = packages.flatMap(({ name, version: whole, common }) => {
    const { epoch, version, release } = partsOf(whole);
    const architectures = common ? ['noarch'] : ['aarch64', 'x86_64'];
    return architectures.map((arch) => {
      const nevra = `${name}-${epoch}:${version}-${release}.${arch}`;
      const purl = `pkg:rpm/redhat/${name}@${version}-${release}?arch=${arch}${epoch === '0' ? '' : `&epoch=${epoch}`}`;
      return {
        category: 'product_version',
        name: nevra,
        product: { name: nevra, product_id: nevra, product_identification_helper: { purl } },
      };
    });
  });
  const fixed = built.map(({ name }) => `${product}:${name}`);
  return {
    document: {
      category: 'csaf_security_advisory',
      csaf_version: '2.0',
      ...(severity === undefined ? {} : { aggregate_severity: { text: RED_HAT_WORDS[severity] } }),
      title: `Red Hat Security Advisory: ${source} security update`,
      tracking: {
        id,
        status: 'final',
        version: '1',
        initial_release_date: secondOf(issuedMs),
        current_release_date: secondOf(updatedMs),
      },
    },
    product_tree: {
      branches: [
        {
          category: 'product_name',
          name: product,
          product: { name: product, product_id: product, product_identification_helper: helper },
        },
        ...built,
      ],
      relationships: built.map(({ name }) => ({
        category: 'default_component_of',
        full_product_name: { name: `${name} as a component of ${product}`, product_id: `${product}:${name}` },
        product_reference: name,
        relates_to_product_reference: product,
      })),
    },
    vulnerabilities: cves.map((cve) => ({ cve, product_status: { fixed } })),
  };
}

const NOTHING: WebAnswer = { status: 404, body: '{"code":5,"message":"Bug not found."}' };

/** `POST /v1/querybatch` and `GET /v1/vulns/{id}`; versions are compared as dotted numbers, whatever the ecosystem. */
export function answerOsv(
  { method, url, body }: { method: string; url: string; body: Uint8Array },
  advisories: readonly Advisory[],
): WebAnswer {
  const headers = { 'content-type': 'application/json' };
  const id = /\/v1\/vulns\/([^/?]+)$/.exec(url)?.[1];
  if (id !== undefined) {
    const found = advisories.find((one) => one.id === decodeURIComponent(id));
    return found === undefined ? { ...NOTHING, headers } : { headers, body: JSON.stringify(osvRecord(found)) };
  }
  if (method !== 'POST' || !url.endsWith('/v1/querybatch')) return { ...NOTHING, headers };
  const { queries } = JSON.parse(Buffer.from(body).toString()) as {
    queries: { package: { name: string; ecosystem: string }; version?: string }[];
  };
  const results = queries.map(({ package: { name, ecosystem }, version = '0' }) => {
    const vulns = advisories.filter(
      (one) =>
        one.distribution === ecosystem &&
        one.source === name &&
        !one.withdrawn &&
        (!one.released || isLower(version, one.packages[0]?.version ?? '')),
    );
    return vulns.length === 0 ? {} : { vulns: vulns.map((one) => ({ id: one.id, modified: secondOf(one.updatedMs) })) };
  });
  return { headers, body: JSON.stringify({ results }) };
}

function osvRecord({
  id,
  distribution,
  source,
  cves,
  severity,
  packages,
  issuedMs,
  updatedMs,
  ...rest
}: Advisory): object {
  const word = severity === 'medium' ? 'MODERATE' : severity?.toUpperCase();
  const events = [{ introduced: '0' }, ...(rest.released ? [{ fixed: packages[0]?.version }] : [])];
  return {
    schema_version: '1.7.3',
    id,
    summary: `A flaw in ${source}`,
    aliases: cves,
    published: secondOf(issuedMs),
    modified: secondOf(updatedMs),
    ...(rest.withdrawn ? { withdrawn: secondOf(updatedMs) } : {}),
    ...(word === undefined ? {} : { database_specific: { severity: word } }),
    affected: [{ package: { ecosystem: distribution, name: source }, ranges: [{ type: 'SEMVER', events }] }],
  };
}

function isLower(version: string, than: string): boolean {
  const [a, b] = [version, than].map((one) => one.split(/\D+/).map(Number)) as [number[], number[]];
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    if ((a[i] ?? 0) !== (b[i] ?? 0)) return (a[i] ?? 0) < (b[i] ?? 0);
  }
  return false;
}
