// What is on an image's or an instance's disk: a system, its packages, and files that somebody put there.

import type { Package } from './packages/package.ts';
import type { Repository } from './packages/repository.ts';
import { type System, systemOf } from './packages/system.ts';

export interface Disk {
  readonly system: System;
  readonly architecture: 'arm64' | 'x86_64';
  /** By name. */
  readonly packages: ReadonlyMap<string, Package>;
  /** By path; contents as bytes, one to a character. */
  readonly files: ReadonlyMap<string, string>;
}

export interface DiskChange {
  /** By path; contents as text. */
  readonly files?: Readonly<Record<string, string>>;
  /** Versions by name: what is not installed yet is, too, made from a source of its own name where none is given. */
  readonly packages?: Readonly<Record<string, string | Pick<Package, 'version' | 'source'>>>;
}

/** Kept in memory by the system itself, so that no image carries it. */
const TEMPORARY = /^\/(run|tmp|dev|proc|sys)\//;

/** As an image of that name comes from its maker. */
export function newDisk(
  { name, architecture }: { name: string; architecture: string },
  repositories: ReadonlyMap<string, Repository>,
): Disk {
  const system = systemOf(name);
  const carried = repositories.get(system.key)?.newest.packages;
  return {
    system,
    architecture: architecture === 'arm64' ? 'arm64' : 'x86_64',
    packages: new Map(system.installed(name).map((one) => [one.name, carried?.get(one.name) ?? one])),
    files: new Map(),
  };
}

export function changeDisk(disk: Disk, { files = {}, packages = {} }: DiskChange): Disk {
  const changed = Object.entries(packages).map(([name, change]) => {
    const before = disk.packages.get(name) ?? { name, source: name, common: false };
    return [name, { ...before, ...(typeof change === 'string' ? { version: change } : change) }] as const;
  });
  const written = Object.entries(files).map(([path, text]) => [path, Buffer.from(text).toString('latin1')] as const);
  return {
    ...disk,
    packages: new Map([...disk.packages, ...changed]),
    files: new Map([...disk.files, ...written]),
  };
}

/** What an image that is made of it carries. */
export function imaged(disk: Disk): Disk {
  return { ...disk, files: new Map([...disk.files].filter(([path]) => !TEMPORARY.test(path))) };
}
