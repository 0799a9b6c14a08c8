import type { LockReader } from './found.ts';
import { pythonName } from './found.ts';
import { readComposerLock } from './read-composer-lock.ts';
import { readGemfileLock } from './read-gemfile-lock.ts';
import { readGoMod } from './read-go-mod.ts';
import { readNpmLock } from './read-npm-lock.ts';
import { readPnpmLock } from './read-pnpm-lock.ts';
import { readPomProperties } from './read-pom-properties.ts';
import { readPythonMetadata } from './read-python-metadata.ts';
import { readRequirements } from './read-requirements.ts';
import { readTomlPackages } from './read-toml-packages.ts';
import { readYarnLock } from './read-yarn-lock.ts';

/** By the name of the file. The names stand once more in components/list-packages.sh, which looks for them; a test compares. */
export const lockReaders: Readonly<Record<string, LockReader>> = {
  'package-lock.json': { ecosystem: 'npm', read: readNpmLock },
  'npm-shrinkwrap.json': { ecosystem: 'npm', read: readNpmLock },
  'yarn.lock': { ecosystem: 'npm', read: readYarnLock },
  'pnpm-lock.yaml': { ecosystem: 'npm', read: readPnpmLock },
  'requirements.txt': { ecosystem: 'PyPI', read: readRequirements },
  'poetry.lock': {
    ecosystem: 'PyPI',
    read: (text) => readTomlPackages(text).map(({ name, version }) => ({ name: pythonName(name), version })),
  },
  METADATA: { ecosystem: 'PyPI', read: readPythonMetadata },
  'Gemfile.lock': { ecosystem: 'RubyGems', read: readGemfileLock },
  'go.mod': { ecosystem: 'Go', read: readGoMod },
  'Cargo.lock': {
    ecosystem: 'crates.io',
    // Without a source it is a part of the project itself.
    read: (text) => readTomlPackages(text).filter(({ source }) => source?.startsWith('registry+') === true),
  },
  'composer.lock': { ecosystem: 'Packagist', read: readComposerLock },
  'pom.properties': { ecosystem: 'Maven', read: readPomProperties },
};
