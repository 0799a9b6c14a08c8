// rpm, dpkg-query and the managers above them. A machine has those of its own family only.

import type { Disk } from '../disk.ts';
import { type Package, partsOf } from '../packages/package.ts';
import { readOptions } from './options.ts';
import { type Ended, notModelled, type Process } from './process.ts';

type Run = (process: Process) => Ended;

const RPM_ARCHITECTURES = { arm64: 'aarch64', x86_64: 'x86_64' };
const DEBIAN_ARCHITECTURES = { arm64: 'arm64', x86_64: 'amd64' };
/** An upgrade of some packages takes about half a minute. Estimate. */
const MANAGER_SECONDS = 30;

function rpmTags({ name, version: whole, source, common }: Package, disk: Disk): Record<string, string> {
  const { epoch, version, release } = partsOf(whole);
  const arch = common ? 'noarch' : RPM_ARCHITECTURES[disk.architecture];
  const evr = `${epoch === '0' ? '' : `${epoch}:`}${version}-${release}`;
  return {
    NAME: name,
    EPOCH: epoch === '0' ? '(none)' : epoch,
    EPOCHNUM: epoch,
    VERSION: version,
    RELEASE: release,
    ARCH: arch,
    SOURCERPM: `${source}-${version}-${release}.src.rpm`,
    EVR: evr,
    NEVRA: `${name}-${evr}.${arch}`,
    NVRA: `${name}-${version}-${release}.${arch}`,
  };
}

/** The keys that a repository is trusted by are listed among packages. */
const KEY: Readonly<Record<string, string>> = {
  NAME: 'gpg-pubkey',
  EPOCH: '(none)',
  EPOCHNUM: '0',
  VERSION: 'd832c631',
  RELEASE: '6515c85e',
  ARCH: '(none)',
  SOURCERPM: '(none)',
  EVR: 'd832c631-6515c85e',
  NEVRA: 'gpg-pubkey-d832c631-6515c85e.(none)',
  NVRA: 'gpg-pubkey-d832c631-6515c85e.(none)',
};

const escapes = (text: string) => text.replace(/\\t/g, '\t').replace(/\\n/g, '\n');

const rpm: Run = ({ args, inside: { disk } }) => {
  const { given, operands, unknown } = readOptions(args, 'qa', ['qf=', 'queryformat=', 'query', 'all']);
  if (unknown !== undefined || !(given.has('q') || given.has('query')))
    return notModelled('rpm', unknown ?? args.join(' '));
  const format = escapes(given.get('qf') ?? given.get('queryformat') ?? '%{NVRA}\\n');
  const all = given.has('a') || given.has('all');
  const missing = operands.filter((name) => !disk.packages.has(name));
  const found = all ? [...disk.packages.values()] : operands.flatMap((name) => disk.packages.get(name) ?? []);
  let fault = '';
  const filled = (tags: Readonly<Record<string, string>>) =>
    format.replace(/%\{(\w+)\}/g, (_, tag: string) => {
      if (tags[tag] === undefined) fault = `error: incorrect format: unknown tag: "${tag}"\n`;
      return tags[tag] ?? '';
    });
  const out = [...found.map((one) => rpmTags(one, disk)), ...(all ? [KEY] : [])].map(filled).join('');
  if (fault !== '') return { code: 1, err: fault };
  const notThere = missing.map((name) => `package ${name} is not installed\n`).join('');
  return { code: missing.length, out: all ? out : out + notThere };
};

function dpkgFields({ name, version, source, common }: Package, disk: Disk): Record<string, string> {
  return {
    Package: name,
    'binary:Package': name,
    Version: version,
    Architecture: common ? 'all' : DEBIAN_ARCHITECTURES[disk.architecture],
    'source:Package': source,
    'source:Version': version.replace(/\+b\d+$/, ''),
    'db:Status-Status': 'installed',
    Status: 'install ok installed',
  };
}

const dpkgQuery: Run = ({ args, inside: { disk } }) => {
  const { given, operands, unknown } = readOptions(args, 'Wf:', ['show', 'showformat=']);
  if (unknown !== undefined || !(given.has('W') || given.has('show'))) {
    return notModelled('dpkg-query', unknown ?? args.join(' '));
  }
  const format = escapes(given.get('f') ?? given.get('showformat') ?? '${binary:Package}\\t${Version}\\n');
  const found =
    operands.length === 0 ? [...disk.packages.values()] : operands.flatMap((name) => disk.packages.get(name) ?? []);
  const out = found.map((one) => {
    const fields = dpkgFields(one, disk);
    return format.replace(/\$\{([\w:-]+)\}/g, (_, field: string) => fields[field] ?? '');
  });
  const missing = operands.filter((name) => !disk.packages.has(name));
  const err = missing.map((name) => `dpkg-query: no packages found matching ${name}\n`).join('');
  return { code: err === '' ? 0 : 1, out: out.join(''), err };
};

const manager =
  (name: string): Run =>
  ({ args, inside }) => {
    inside.provision([name, ...args].join(' '));
    return { code: 0, seconds: MANAGER_SECONDS };
  };

const families: Readonly<Record<'rpm' | 'dpkg', Readonly<Record<string, Run>>>> = {
  rpm: { rpm, dnf: manager('dnf'), yum: manager('yum') },
  dpkg: { 'dpkg-query': dpkgQuery, apt: manager('apt'), 'apt-get': manager('apt-get') },
};

export function packageCommand(name: string, { system }: Disk): Run | undefined {
  return system.family === undefined ? undefined : families[system.family][name];
}
