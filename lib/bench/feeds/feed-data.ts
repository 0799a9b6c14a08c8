// A security tracker like Debian's, of any size: source packages, their flaws, and what became of them in each release.

import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const RELEASES = ['bullseye', 'bookworm', 'trixie', 'sid'];

export async function writeTracker(file: string, bytes: number): Promise<void> {
  await pipeline(Readable.from(trackerOf(bytes)), createWriteStream(file));
}

function* trackerOf(bytes: number): Generator<string, void> {
  let written = 0;
  for (let number = 0; written < bytes; number++) {
    const text = `${number === 0 ? '{' : ','}"source-${number}":${JSON.stringify(flawsOf(number))}`;
    written += text.length;
    yield text;
  }
  yield '}';
}

/** Most packages have a few; a kernel has thousands. */
function flawsOf(number: number): object {
  const count = number % 500 === 0 ? 4000 : 1 + (number % 12);
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `CVE-${2010 + (index % 16)}-${10_000 + number * 13 + index}`,
      {
        description: `A flaw of source-${number} lets those who may send it a crafted message read what is not theirs (${index}).`,
        scope: index % 3 === 0 ? 'remote' : 'local',
        releases: Object.fromEntries(RELEASES.map((name, at) => [name, releaseOf(number, index, { name, at })])),
      },
    ]),
  );
}

function releaseOf(number: number, index: number, { name, at }: { name: string; at: number }): object {
  const version = `${(number % 9) + 1}.${index % 30}.${at}-${(index % 4) + 1}`;
  const repositories = { [name]: version, [`${name}-security`]: `${version}+deb${11 + at}u1` };
  if (index % 7 === 0) return { status: 'open', repositories, urgency: 'not yet assigned' };
  const fixed_version = index % 5 === 0 ? '0' : `${version}+deb${11 + at}u1`;
  return { status: 'resolved', repositories, fixed_version, urgency: index % 2 === 0 ? 'medium' : 'low**' };
}
