// What other makers than Amazon Linux publish: their accounts, parameters, topics, and what their AMIs are called. A table of
// its own, not the product's: what the one has wrong, the other shows.

export interface MakerImage {
  /** As `ubuntu-24.04/arm64`. */
  readonly key: string;
  readonly account: string;
  /** The public parameter that names the newest, where there is one. */
  readonly parameter?: string;
  /** Takes `{day}`, as 20261121, and `{count}`. */
  readonly name: string;
  readonly architecture: 'arm64' | 'x86_64';
  readonly rootDevice: string;
  readonly sizeGiB: number;
  readonly topicArn?: string;
}

const CANONICAL = '099720109477';
const DEBIAN = '136693071363';
const RED_HAT = '309956199498';
const ECS = '591542846629';
const EKS = '602401143452';
const BOTTLEROCKET = '092701018921';
const FLATCAR = '075585003325';
const FEDORA_COREOS = '125523088429';
const WINDOWS = '801119661308';
const ECS_TOPIC = 'arn:aws:sns:us-east-1:177427601217:ecs-optimized-amazon-ami-update';
const WINDOWS_TOPIC = 'arn:aws:sns:us-east-1:801119661308:ec2-windows-ami-update';

type Draft = Omit<MakerImage, 'key' | 'architecture' | 'parameter' | 'name'> & {
  readonly system: string;
  readonly parameter?: (architecture: string) => string;
  readonly name: (architecture: string) => string;
  /** The maker's words for the two architectures. */
  readonly words?: { readonly arm64: string; readonly x86_64: string };
};

const DEBIAN_WORDS = { arm64: 'arm64', x86_64: 'amd64' };

const drafts: readonly Draft[] = [
  ...[
    { release: '22.04', name: 'jammy', disk: 'gp2', path: 'hvm-ssd' },
    { release: '24.04', name: 'noble', disk: 'gp3', path: 'hvm-ssd-gp3' },
  ].map(
    ({ release, name, disk, path }): Draft => ({
      system: `ubuntu-${release}`,
      account: CANONICAL,
      words: DEBIAN_WORDS,
      parameter: (word) =>
        `/aws/service/canonical/ubuntu/server/${release}/stable/current/${word}/hvm/ebs-${disk}/ami-id`,
      name: (word) => `ubuntu/images/${path}/ubuntu-${name}-${release}-${word}-server-{day}.{count}`,
      rootDevice: '/dev/sda1',
      sizeGiB: 8,
    }),
  ),
  ...['12', '13'].map(
    (release): Draft => ({
      system: `debian-${release}`,
      account: DEBIAN,
      words: DEBIAN_WORDS,
      parameter: (word) => `/aws/service/debian/release/${release}/latest/${word}`,
      name: (word) => `debian-${release}-${word}-{day}-{count}`,
      rootDevice: '/dev/xvda',
      sizeGiB: 8,
    }),
  ),
  ...['9.6', '10.1'].map(
    (release): Draft => ({
      system: `rhel-${release.split('.')[0]}`,
      account: RED_HAT,
      name: (word) => `RHEL-${release}.0_HVM-{day}-${word}-{count}-Hourly2-GP3`,
      rootDevice: '/dev/sda1',
      sizeGiB: 10,
    }),
  ),
  {
    system: 'ecs-amazon-linux-2023',
    account: ECS,
    words: { arm64: 'amazon-linux-2023/arm64', x86_64: 'amazon-linux-2023' },
    parameter: (word) => `/aws/service/ecs/optimized-ami/${word}/recommended/image_id`,
    name: (word) => `al2023-ami-ecs-hvm-2023.0.{day}.{count}-kernel-6.1-${word.endsWith('arm64') ? 'arm64' : 'x86_64'}`,
    rootDevice: '/dev/xvda',
    sizeGiB: 30,
    topicArn: ECS_TOPIC,
  },
  {
    system: 'eks-1.33-amazon-linux-2023',
    account: EKS,
    parameter: (word) => `/aws/service/eks/optimized-ami/1.33/amazon-linux-2023/${word}/standard/recommended/image_id`,
    name: (word) => `amazon-eks-node-al2023-${word}-standard-1.33-v{day}.{count}`,
    rootDevice: '/dev/xvda',
    sizeGiB: 20,
  },
  ...['ecs-2', 'k8s-1.33'].map(
    (variant): Draft => ({
      system: `bottlerocket-${variant}`,
      account: BOTTLEROCKET,
      parameter: (word) => `/aws/service/bottlerocket/aws-${variant}/${word}/latest/image_id`,
      name: (word) => `bottlerocket-aws-${variant}-${word}-v1.50.{count}-{day}`,
      rootDevice: '/dev/xvda',
      sizeGiB: 2,
    }),
  ),
  {
    system: 'flatcar-stable',
    account: FLATCAR,
    name: (word) => `Flatcar-stable-4459.2.{count}${word === 'arm64' ? '-arm64' : ''}-hvm`,
    rootDevice: '/dev/xvda',
    sizeGiB: 8,
  },
  {
    system: 'fedora-coreos-stable',
    account: FEDORA_COREOS,
    words: { arm64: 'aarch64', x86_64: 'x86_64' },
    name: (word) => `fedora-coreos-43.{day}.3.{count}-${word}`,
    rootDevice: '/dev/xvda',
    sizeGiB: 10,
  },
  ...['2022', '2025'].map(
    (release): Draft => ({
      system: `windows-server-${release}`,
      account: WINDOWS,
      parameter: () => `/aws/service/ami-windows-latest/Windows_Server-${release}-English-Full-Base`,
      name: () => `Windows_Server-${release}-English-Full-Base-{day}.{count}`,
      rootDevice: '/dev/sda1',
      sizeGiB: 30,
      topicArn: WINDOWS_TOPIC,
    }),
  ),
];

export const makerImages: readonly MakerImage[] = drafts.flatMap((draft) =>
  (['arm64', 'x86_64'] as const)
    .filter((architecture) => architecture === 'x86_64' || draft.account !== WINDOWS)
    .map((architecture): MakerImage => {
      const { system, account, rootDevice, sizeGiB, topicArn, words } = draft;
      const word = words?.[architecture] ?? architecture;
      const parameter = draft.parameter?.(word);
      return {
        key: `${system}/${architecture}`,
        account,
        name: draft.name(word),
        architecture,
        rootDevice,
        sizeGiB,
        ...(parameter === undefined ? {} : { parameter }),
        ...(topicArn === undefined ? {} : { topicArn }),
      };
    }),
);

/** RegisterImage, as the maker asks it. */
export function registrationOfMaker(image: MakerImage, now: Date, count: number) {
  const day = now.toISOString().slice(0, 10).replaceAll('-', '');
  return {
    Name: image.name.replace('{day}', day).replace('{count}', String(count)),
    Architecture: image.architecture,
    RootDeviceName: image.rootDevice,
    VirtualizationType: 'hvm',
    EnaSupport: true,
    BootMode: image.architecture === 'arm64' ? 'uefi' : 'uefi-preferred',
    BlockDeviceMappings: [{ DeviceName: image.rootDevice, Ebs: { VolumeSize: image.sizeGiB, VolumeType: 'gp3' } }],
  };
}
