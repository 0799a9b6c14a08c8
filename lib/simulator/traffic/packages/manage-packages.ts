// What package managers do to a disk, as far as a script's words tell: which of install and upgrade, of what, from which release.
// Conditions around the words are not looked at; a manager that a system does not have does nothing.

import type { Disk } from '../disk.ts';
import type { Package } from './package.ts';
import type { Release, Repository } from './repository.ts';

interface Errand {
  readonly family: 'rpm' | 'dpkg';
  readonly verb: 'install' | 'upgrade';
  /** All that is installed when empty. */
  readonly names: readonly string[];
  readonly release: string | undefined;
}

const MANAGERS: Readonly<Record<string, Errand['family']>> = {
  dnf: 'rpm',
  yum: 'rpm',
  microdnf: 'rpm',
  apt: 'dpkg',
  'apt-get': 'dpkg',
};
const UPGRADES = [
  'upgrade',
  'update',
  'upgrade-minimal',
  'update-minimal',
  'dist-upgrade',
  'full-upgrade',
  'distro-sync',
];
const WITH_VALUE = ['-o', '-c', '--option', '--releasever', '--enablerepo', '--disablerepo', '--exclude', '-x', '-t'];

/** What a script does to a disk's packages. A script without a word of them leaves the disk as it is. */
export function managePackages(disk: Disk, script: string, repository: Repository | undefined): Disk {
  if (repository === undefined || !/\b(dnf|yum|apt)\b/.test(script)) return disk;
  return script
    .replaceAll('\\\n', ' ')
    .split(/\n|;|&&|\|\||\||\bthen\b|\bdo\b|\belse\b/)
    .flatMap((line) => errandOf(line) ?? [])
    .filter(({ family }) => family === disk.system.family)
    .reduce((before, errand) => run(before, errand, repository), disk);
}

function errandOf(line: string): Errand | undefined {
  const words = line.trim().split(/\s+/);
  const at = words.findIndex((word) => !/^(sudo|exec|time|env|-\w+|\w+=.*)$/.test(word));
  const family = MANAGERS[(words[at] ?? '').replace(/^\/usr\/bin\//, '')];
  if (family === undefined) return undefined;
  const plain: string[] = [];
  let release: string | undefined;
  for (let i = at + 1; i < words.length; i++) {
    const word = (words[i] as string).replace(/^['"]|['"]$/g, '');
    if (/^\d?>|^#/.test(word)) break;
    if (word.startsWith('--releasever=')) release = word.slice('--releasever='.length);
    else if (WITH_VALUE.includes(word)) {
      const value = words[++i]?.replace(/^['"]|['"]$/g, '');
      if (word === '--releasever') release = value;
    } else if (!word.startsWith('-')) plain.push(word);
  }
  const [verb = '', ...names] = plain;
  // `apt-get update` only reads what there is.
  const upgrades = UPGRADES.includes(verb) && !(family === 'dpkg' && verb === 'update');
  if (!upgrades && verb !== 'install') return undefined;
  return {
    family,
    verb: upgrades ? 'upgrade' : 'install',
    names: names.filter((name) => /^[a-z0-9]/i.test(name)),
    release,
  };
}

function run(disk: Disk, { verb, names, release: asked }: Errand, repository: Repository): Disk {
  const release = releaseFor(disk, asked, repository);
  if (release === undefined) return disk;
  const packages = new Map(disk.packages);
  const raise = ({ name, version }: Package) => {
    const carried = release.packages.get(name);
    if (carried === undefined || !repository.isOlder(name, version, carried.version)) return;
    packages.set(name, carried);
    for (const needed of carried.depends ?? []) {
      const one = release.packages.get(needed);
      if (one !== undefined && !packages.has(needed)) packages.set(needed, one);
    }
  };
  if (verb === 'upgrade' && names.length === 0) for (const one of disk.packages.values()) raise(one);
  for (const name of names) {
    const source = (release.packages.get(name) ?? disk.packages.get(name))?.source;
    for (const one of disk.packages.values()) if (one.source === source) raise(one);
    if (verb === 'install' && !packages.has(name)) {
      packages.set(name, release.packages.get(name) ?? unknownPackage(name, disk));
    }
  }
  return { ...disk, packages };
}

/** `--releasever`, then a variable of dnf's, then what is installed. */
function releaseFor({ packages, files }: Disk, asked: string | undefined, repository: Repository): Release | undefined {
  const own = packages.get('system-release')?.version.replace(/^\d+:|-.*$/g, '');
  const version = asked ?? files.get('/etc/dnf/vars/releasever')?.trim() ?? own;
  if (own === undefined || version === 'latest') return repository.newest;
  return repository.release(version ?? '');
}

/** Differs from a repository, which would not find it: components install from repositories of their own, too. */
function unknownPackage(name: string, { system }: Disk): Package {
  const version = system.family === 'dpkg' ? '1.0.0-1' : '0:1.0.0-1.amzn2023.0.1';
  return { name, version, source: name, common: false };
}
