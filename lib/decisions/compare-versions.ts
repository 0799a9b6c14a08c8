/** How a distribution orders the versions of its packages. Versions of different families do not compare. */
export type PackageFamily = 'rpm' | 'dpkg';

/**
 * Which of two package versions, `[epoch:]version[-release]`, is the newer: negative when the first is older, 0 when they are equal.
 * Never by the rules of semantic versioning. Versions mean something within one release of a distribution only.
 */
export function compareVersions(family: PackageFamily, one: string, other: string): number {
  return family === 'rpm' ? compareRpm(one, other) : compareDpkg(one, other);
}

/** As rpm does (rpm's manual, "Version Comparison"). A version without a release stands for all of its releases, as in rpm's dependencies. */
function compareRpm(one: string, other: string): number {
  const [a, b] = [splitRpm(one), splitRpm(other)];
  const release = () =>
    a.release === undefined || b.release === undefined ? 0 : compareRpmParts(a.release, b.release);
  return compareNumbers(a.epoch, b.epoch) || compareRpmParts(a.version, b.version) || release();
}

function splitRpm(text: string) {
  const [, epoch, rest = ''] = /^(?:(\d+):)?(.*)$/s.exec(text.trim()) ?? [];
  const dash = rest.lastIndexOf('-');
  if (dash < 0) return { epoch: epoch ?? '', version: rest, release: undefined };
  return { epoch: epoch ?? '', version: rest.slice(0, dash), release: rest.slice(dash + 1) };
}

const RPM_PART = /[0-9]+|[A-Za-z]+|[~^]/g;

function compareRpmParts(one: string, other: string): number {
  const a = one.match(RPM_PART) ?? [];
  const b = other.match(RPM_PART) ?? [];
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const order = compareRpmPart(a[i], b[i]);
    if (order !== 0) return order;
  }
  return 0;
}

/** `~` comes before the end, the end before `^`, and `^` before any further part; letters come before digits. */
function compareRpmPart(a: string | undefined, b: string | undefined): number {
  const rank = rpmRank(a) - rpmRank(b);
  if (rank !== 0 || a === undefined || b === undefined) return rank;
  return rpmRank(a) === DIGITS ? compareNumbers(a, b) : compareBytes(a, b);
}

const DIGITS = 4;

function rpmRank(part: string | undefined): number {
  if (part === undefined) return 1;
  if (part === '~') return 0;
  if (part === '^') return 2;
  return isDigit(part.charCodeAt(0)) ? DIGITS : 3;
}

/** As dpkg does (deb-version(7)). Digits are compared as text, since runs such as date stamps outgrow a number. */
function compareDpkg(one: string, other: string): number {
  const [a, b] = [splitDpkg(one), splitDpkg(other)];
  return (
    compareNumbers(a.epoch, b.epoch) ||
    compareDpkgParts(a.upstream, b.upstream) ||
    compareDpkgParts(a.revision, b.revision)
  );
}

function splitDpkg(text: string) {
  const [, epoch = '', rest = ''] = /^(?:(\d+):)?(.*)$/s.exec(text.trim()) ?? [];
  const dash = rest.lastIndexOf('-');
  return dash < 0
    ? { epoch, upstream: rest, revision: '' }
    : { epoch, upstream: rest.slice(0, dash), revision: rest.slice(dash + 1) };
}

function compareDpkgParts(one: string, other: string): number {
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    while (startsOther(one, i) || startsOther(other, j)) {
      const order = dpkgRank(one, i) - dpkgRank(other, j);
      if (order !== 0) return order;
      i++;
      j++;
    }
    const [a, b] = [digitsAt(one, i), digitsAt(other, j)];
    const order = compareNumbers(a, b);
    if (order !== 0) return order;
    i += a.length;
    j += b.length;
  }
  return 0;
}

function startsOther(text: string, at: number): boolean {
  return at < text.length && !isDigit(text.charCodeAt(at));
}

/** `~` comes before the end (where digits count as one), the end before letters, letters before all else. */
function dpkgRank(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code) || isDigit(code)) return 0;
  if (code === 0x7e) return -1;
  return /[A-Za-z]/.test(text.charAt(at)) ? code : code + 0x1_0000;
}

function digitsAt(text: string, from: number): string {
  let end = from;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  return text.slice(from, end);
}

function compareNumbers(one: string, other: string): number {
  const [a, b] = [one.replace(/^0+/, ''), other.replace(/^0+/, '')];
  return a.length - b.length || compareBytes(a, b);
}

function compareBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
