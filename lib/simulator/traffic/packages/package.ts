/** A package as a repository carries it. */
export interface Package {
  readonly name: string;
  /** rpm: `epoch:version-release`, the epoch always written. dpkg: the version as dpkg writes it. */
  readonly version: string;
  readonly source: string;
  /** The same on every architecture. */
  readonly common: boolean;
  /** Names of what is installed along with this version, where it is not yet: the kernel, by the package that means the newest. */
  readonly depends?: readonly string[];
}

/** `epoch:version-release` in its parts. */
export function partsOf(version: string): { epoch: string; version: string; release: string } {
  const [, epoch = '0', rest = version] = /^(\d+):(.*)$/.exec(version) ?? [];
  const dash = rest.lastIndexOf('-');
  return dash < 0
    ? { epoch, version: rest, release: '' }
    : { epoch, version: rest.slice(0, dash), release: rest.slice(dash + 1) };
}

/** Reads lines of `name version source`, the source left out where it is the name; a star stands before what is common. */
export function readPackages(table: string): Package[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [word = '', version = '', source] = line.trim().split(' ');
      const name = word.replace(/^\*/, '');
      return { name, version, source: source ?? name, common: word.startsWith('*') };
    });
}
