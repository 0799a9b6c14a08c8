// How Amazon Linux publishes advisories: a page of news at once, and the index of the newest release of its repositories.
// Source: Amazon Linux 2023 User Guide, "Amazon Linux security advisories for AL2023"; the shapes are those of the files.

import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { partsOf } from '../traffic/packages/package.ts';
import type { Advisory, Severity } from './advisory.ts';

const CDN = 'https://cdn.amazonlinux.com/al2023/core';
const ARCHITECTURES = ['aarch64', 'x86_64'];
const WORDS: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'Important',
  medium: 'Medium',
  low: 'Low',
};

type Publish = (url: string, body: () => string | Uint8Array) => void;

/** An update that only brings a new release has no advisory. */
export function publishRelease(publish: Publish, version: string, advisories: readonly Advisory[]): void {
  for (const architecture of ARCHITECTURES) {
    const guid = createHash('sha256')
      .update(`${version} ${architecture} ${advisories.map(stateOf).join(' ')}`)
      .digest('hex');
    const mirror = `${CDN}/guids/${guid}/${architecture}/`;
    let packed: Uint8Array | undefined;
    const updateinfo = () => {
      packed ??= gzipSync(updateinfoOf(advisories, architecture));
      return packed;
    };
    publish(`${CDN}/mirrors/latest/${architecture}/mirror.list`, () => `${mirror}\n`);
    publish(`${mirror}repodata/repomd.xml`, () => repomdOf(version, updateinfo()));
    publish(`${mirror}repodata/updateinfo.xml.gz`, updateinfo);
  }
}

const stateOf = ({ id, severity, cves }: Advisory) => `${id} ${severity} ${cves.join()}`;

export function publishNews(publish: Publish, advisories: readonly Advisory[]): void {
  publish('https://alas.aws.amazon.com/AL2023/alas.rss', () => rssOf(advisories));
}

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Only what is asked for of it is really there: the other files of an index are named, and answer 404. */
function repomdOf(version: string, updateinfo: Uint8Array): string {
  const data = (type: string, location: string, checksum: string) =>
    `  <data type="${type}">\n    <checksum type="sha256">${checksum}</checksum>\n    <location href="${location}"/>\n    <database_version>10</database_version>\n  </data>\n`;
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<repomd xmlns="http://linux.duke.edu/metadata/repo" xmlns:rpm="http://linux.duke.edu/metadata/rpm">\n' +
    `  <revision>${version}</revision>\n` +
    data('primary', 'repodata/primary.xml.gz', digest(Buffer.from(version))) +
    data('updateinfo', 'repodata/updateinfo.xml.gz', digest(updateinfo)) +
    '</repomd>\n'
  );
}

const minuteOf = (ms: number) => new Date(ms).toISOString().slice(0, 16).replace('T', ' ');

function updateinfoOf(advisories: readonly Advisory[], architecture: string): string {
  const updates = advisories.map((advisory) => updateOf(advisory, architecture)).join('');
  return `<?xml version="1.0" ?>\n<updates>${updates}</updates>\n`;
}

function updateOf(
  { id, cves, severity, source, packages, issuedMs, updatedMs }: Advisory,
  architecture: string,
): string {
  const word = severity === undefined ? '' : WORDS[severity];
  const references = cves.map(
    (cve) =>
      `<reference href="http://cve.mitre.org/cgi-bin/cvename.cgi?name=${cve}" title="" id="${cve}" type="cve" />`,
  );
  const list = packages.map(({ name, version: whole, common }) => {
    const { epoch, version, release } = partsOf(whole);
    const arch = common ? 'noarch' : architecture;
    const file = `Packages/${name}-${version}-${release}.${arch}.rpm`;
    return `<package name="${name}" version="${version}" release="${release}" epoch="${epoch}" arch="${arch}"><filename>${file}</filename></package>`;
  });
  const described = cves.map((cve) => `${cve}:\n\tA flaw was found in ${source}.\n`).join('\n');
  return (
    '<update status="final" version="1.4" author="linux-security@amazon.com" type="security" from="linux-security@amazon.com">' +
    `<id>${id}</id><title>Amazon Linux 2023 - ${id}: ${word} priority package update for ${escaped(source)}</title>` +
    `<issued date="${minuteOf(issuedMs)}" /><updated date="${minuteOf(updatedMs)}" /><severity>${word}</severity>` +
    `<description>Package updates are available for Amazon Linux 2023 that fix the following vulnerabilities:\n${described}</description>` +
    `<references>${references.join('')}</references>` +
    `<pkglist><collection short="amazon-linux-2023"><name>Amazon Linux 2023</name>${list.join('')}</collection></pkglist></update>`
  );
}

/** Newest first. */
function rssOf(advisories: readonly Advisory[]): string {
  const items = [...advisories].reverse().map(({ id, severity, source, cves, issuedMs }) => {
    const page = `https://alas.aws.amazon.com/AL2023/${id.replace('ALAS2023-', 'ALAS-')}.html`;
    const word = severity === undefined ? '' : WORDS[severity].toLowerCase();
    return `    <item>\n        <title>${id} (${word}): ${source}</title>\n        <description>\n            ${cves.join(', ')}\n        </description>\n        <pubDate>${new Date(issuedMs).toUTCString()}</pubDate>\n        <guid>${page}</guid>\n        <link>${page}</link>\n    </item>\n`;
  });
  return (
    '<?xml version="1.0" encoding="UTF-8" ?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">\n<channel>\n' +
    '    <title>Amazon Linux 2023 Security Advisories</title>\n    <description>Amazon Linux 2023 Security Advisories</description>\n' +
    `    <link>https://alas.aws.amazon.com</link>\n    <language>en-us</language>\n    <ttl>35</ttl>\n${items.join('')}</channel>\n</rss>\n`
  );
}
