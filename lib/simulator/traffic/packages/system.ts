import * as amazon from './amazon-linux-2023.ts';
import { debian12, rhel9, ubuntu2404 } from './other-systems.ts';
import type { Package } from './package.ts';

/** An operating system, as far as its packages go. */
export interface System {
  /** `ID` and `VERSION_ID` of os-release. */
  readonly key: string;
  /** Undefined: no package manager. */
  readonly family: 'rpm' | 'dpkg' | undefined;
  readonly osRelease: string;
  /** What its repository carries at first. */
  readonly carried: readonly Package[];
  /** What an AMI of a name comes with. */
  installed(amiName: string): readonly Package[];
}

const osRelease = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields)
    .map(([name, value]) => `${name}=${/^[\w.]+$/.test(value) && name === 'ID' ? value : `"${value}"`}\n`)
    .join('');

const amazonLinux2023: System = {
  key: 'amzn 2023',
  family: 'rpm',
  osRelease: osRelease({
    NAME: 'Amazon Linux',
    VERSION: '2023',
    ID: 'amzn',
    ID_LIKE: 'fedora',
    VERSION_ID: '2023',
    PRETTY_NAME: 'Amazon Linux 2023',
    CPE_NAME: 'cpe:2.3:o:amazon:amazon_linux:2023',
  }),
  carried: [...amazon.minimal, ...amazon.standard, ...amazon.extra],
  installed(amiName) {
    const kernels = amazon.kernels[/kernel-([\d.]+)/.exec(amiName)?.[1] ?? ''] ?? amazon.kernels['6.1'] ?? [];
    const agent = amazon.standard.filter(({ name }) => name === 'amazon-ssm-agent');
    const more = /-minimal-/.test(amiName) ? agent : amazon.standard;
    return [...amazon.minimal, ...more, ...amazon.extra.filter(({ name }) => kernels.includes(name))];
  },
};

interface Draft {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly family: 'rpm' | 'dpkg';
  readonly packages: readonly Package[];
}

/** Whatever installs a web server does so itself. */
const fromList = ({ id, version, name, family, packages }: Draft): System => ({
  key: `${id} ${version}`,
  family,
  osRelease: osRelease({ NAME: name, ID: id, VERSION_ID: version, PRETTY_NAME: `${name} ${version}` }),
  carried: packages,
  installed: () => packages.filter((one) => one.name !== 'nginx'),
});

const ubuntu = (version: string) =>
  fromList({ id: 'ubuntu', version, name: 'Ubuntu', family: 'dpkg', packages: ubuntu2404 });
const debian = (version: string) =>
  fromList({ id: 'debian', version, name: 'Debian GNU/Linux', family: 'dpkg', packages: debian12 });
const redHat = (version: string) =>
  fromList({ id: 'rhel', version, name: 'Red Hat Enterprise Linux', family: 'rpm', packages: rhel9 });
const bare = (id: string, name: string): System => ({
  key: id,
  family: undefined,
  osRelease: osRelease({ NAME: name, ID: id, VERSION_ID: '1', PRETTY_NAME: name }),
  carried: [],
  installed: () => [],
});

/** By what an AMI is called. Other releases of a maker have the same list as the one that was read. */
const byName: readonly (readonly [RegExp, System])[] = [
  [/^ubuntu\/.*-24\.04-/, ubuntu('24.04')],
  [/^ubuntu\/.*-22\.04-/, ubuntu('22.04')],
  [/^debian-12-/, debian('12')],
  [/^debian-13-/, debian('13')],
  [/^RHEL-9/, redHat('9.7')],
  [/^RHEL-10/, redHat('10.1')],
  [/^bottlerocket-/, bare('bottlerocket', 'Bottlerocket')],
  [/^Flatcar-/, bare('flatcar', 'Flatcar Container Linux by Kinvolk')],
  [/^fedora-coreos-/, bare('fedora', 'Fedora CoreOS')],
  [/^Windows_/, bare('windows', 'Windows Server')],
];

/** An AMI whose maker nobody knows is taken for one of Amazon Linux 2023. */
export function systemOf(amiName: string): System {
  return byName.find(([pattern]) => pattern.test(amiName))?.[1] ?? amazonLinux2023;
}

export const systems: readonly System[] = [amazonLinux2023, ...byName.map(([, system]) => system)];
