import type { Architecture } from './architecture.ts';

/** What is known of a maker's images. Facts only: what follows from them is said in base-faults.ts and base-notes.ts. */
export interface BasePreset {
  /** As written before the slash; `{version}` stands for a Kubernetes version. */
  readonly name: string;
  /** In words. */
  readonly system: string;
  /** Where the newest image is found; `{architecture}` stands for the maker's word for it. */
  readonly at: { readonly parameter: string } | { readonly owner: string; readonly name: string };
  /** The architectures that the maker publishes, in its own words. */
  readonly architectures: Partial<Record<Architecture, string>>;
  /** The resolved base, however the user wrote it: other editions of the same system lie under other names. */
  readonly like: RegExp;
  /** The SNS topic on which new images are announced. */
  readonly topicArn?: string;
  /** As advisories name it. */
  readonly distribution?: string;
  readonly packages: 'rpm' | 'dpkg' | 'none';
  readonly platform: 'Linux' | 'Windows';
  /** Whether the SSM agent is in the image. */
  readonly agent: boolean;
  /** Device and size of the published root volume; a smaller one is refused by EC2. */
  readonly rootVolume: { readonly device: string; readonly sizeGiB: number };
  /** Whether AWS says that Image Builder supports it. */
  readonly listed: boolean;
  /** Why no build on it can end well. */
  readonly impossible?: string;
  readonly source: string;
}

/** Presets with `{version}` exist for every version that EKS supports; this one stands for them in lists. */
export const EXAMPLE_KUBERNETES = '1.33';

const both = { arm64: 'arm64', x86_64: 'x86_64' };
const debianWords = { arm64: 'arm64', x86_64: 'amd64' };
const redHatWords = { arm64: 'aarch64', x86_64: 'x86_64' };
const AL2023_TOPIC = 'arn:aws:sns:us-east-1:137112412989:amazon-linux-2023-ami-updates';
const WINDOWS_TOPIC = 'arn:aws:sns:us-east-1:801119661308:ec2-windows-ami-update';
const ECS_TOPIC = 'arn:aws:sns:us-east-1:177427601217:ecs-optimized-amazon-ami-update';

const amazonLinux = {
  architectures: both,
  topicArn: AL2023_TOPIC,
  distribution: 'amzn 2023',
  packages: 'rpm',
  platform: 'Linux',
  rootVolume: { device: '/dev/xvda', sizeGiB: 8 },
  listed: true,
} as const;

const ubuntu = {
  architectures: debianWords,
  packages: 'dpkg',
  platform: 'Linux',
  agent: true,
  rootVolume: { device: '/dev/sda1', sizeGiB: 8 },
  listed: true,
} as const;

const debian = {
  architectures: debianWords,
  packages: 'dpkg',
  platform: 'Linux',
  agent: false,
  rootVolume: { device: '/dev/xvda', sizeGiB: 8 },
  listed: false,
  source:
    'Parameter and owner 136693071363 as in public code; Debian wiki, Cloud/AmazonEC2Image; root volume unverified',
} as const;

const redHat = {
  architectures: both,
  packages: 'rpm',
  platform: 'Linux',
  agent: false,
  rootVolume: { device: '/dev/sda1', sizeGiB: 10 },
  listed: true,
  source:
    'Owner and names as in public code (other owners in China and GovCloud); Red Hat publishes no parameter; root volume unverified',
} as const;

const bottlerocket = {
  architectures: both,
  packages: 'none',
  platform: 'Linux',
  agent: true,
  rootVolume: { device: '/dev/xvda', sizeGiB: 2 },
  listed: false,
  impossible:
    'Bottlerocket takes nothing but TOML as user data and has no shell in which Image Builder could run components',
} as const;

const windows = {
  architectures: { x86_64: 'x86_64' },
  topicArn: WINDOWS_TOPIC,
  packages: 'none',
  platform: 'Windows',
  agent: true,
  rootVolume: { device: '/dev/sda1', sizeGiB: 30 },
  listed: true,
  impossible:
    'Image Builder bakes it, but Goldsmith proves an image by a shell script on a fresh instance, and Windows runs none',
  source:
    'Systems Manager User Guide, "Calling AMI public parameters"; AWS Windows AMI Reference, "Subscribe to notifications"',
} as const;

export const basePresets: readonly BasePreset[] = [
  {
    ...amazonLinux,
    name: 'amazon-linux-2023',
    system: 'Amazon Linux 2023',
    // Not `kernel-default`: it may change to another kernel series at any time.
    at: { parameter: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-{architecture}' },
    like: /^ssm:\/aws\/service\/ami-amazon-linux-latest\/al2023-ami-kernel-|:image\/amazon-linux-2023-(x86|arm64)\//,
    agent: true,
    source:
      'Systems Manager User Guide, "Calling AMI public parameters"; Amazon Linux 2023 User Guide, "Receiving notifications"',
  },
  {
    ...amazonLinux,
    name: 'amazon-linux-2023-minimal',
    system: 'Amazon Linux 2023 (minimal)',
    at: { parameter: '/aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-6.1-{architecture}' },
    like: /^ssm:\/aws\/service\/ami-amazon-linux-latest\/al2023-ami-minimal-kernel-/,
    agent: false,
    rootVolume: { device: '/dev/xvda', sizeGiB: 2 },
    source: 'Amazon Linux 2023 User Guide, "Minimal AMI"; size of the root volume unverified',
  },
  {
    ...ubuntu,
    name: 'ubuntu-22.04',
    system: 'Ubuntu 22.04 LTS',
    at: { parameter: '/aws/service/canonical/ubuntu/server/22.04/stable/current/{architecture}/hvm/ebs-gp2/ami-id' },
    like: /\/canonical\/ubuntu\/[\w-]+\/(22\.04|jammy)\/|^ami:099720109477\/\w+\/.*(jammy|22\.04)|:image\/ubuntu-server-22-/,
    distribution: 'ubuntu 22.04',
    source: 'Canonical, "Finding Ubuntu images with the AWS SSM Parameter Store"',
  },
  {
    ...ubuntu,
    name: 'ubuntu-24.04',
    system: 'Ubuntu 24.04 LTS',
    at: { parameter: '/aws/service/canonical/ubuntu/server/24.04/stable/current/{architecture}/hvm/ebs-gp3/ami-id' },
    like: /\/canonical\/ubuntu\/[\w-]+\/(24\.04|noble)\/|^ami:099720109477\/\w+\/.*(noble|24\.04)|:image\/ubuntu-server-24-/,
    distribution: 'ubuntu 24.04',
    source: 'Canonical, "Finding Ubuntu images with the AWS SSM Parameter Store"; gp3 as in public code',
  },
  {
    ...debian,
    name: 'debian-12',
    system: 'Debian 12',
    at: { parameter: '/aws/service/debian/release/12/latest/{architecture}' },
    like: /^ssm:\/aws\/service\/debian\/\w+\/(12|bookworm)\/|^ami:136693071363\/\w+\/debian-12-/,
    distribution: 'debian 12',
  },
  {
    ...debian,
    name: 'debian-13',
    system: 'Debian 13',
    at: { parameter: '/aws/service/debian/release/13/latest/{architecture}' },
    like: /^ssm:\/aws\/service\/debian\/\w+\/(13|trixie)\/|^ami:136693071363\/\w+\/debian-13-/,
    distribution: 'debian 13',
  },
  {
    ...redHat,
    name: 'rhel-9',
    system: 'Red Hat Enterprise Linux 9',
    at: { owner: '309956199498', name: 'RHEL-9.*_HVM-*-{architecture}-*-Hourly2-GP3' },
    like: /^ami:309956199498\/\w+\/RHEL-9|:image\/red-hat-enterprise-linux-9-/,
    distribution: 'rhel 9',
  },
  {
    ...redHat,
    name: 'rhel-10',
    system: 'Red Hat Enterprise Linux 10',
    at: { owner: '309956199498', name: 'RHEL-10.*_HVM-*-{architecture}-*-Hourly2-GP3' },
    like: /^ami:309956199498\/\w+\/RHEL-10|:image\/red-hat-enterprise-linux-10-/,
    distribution: 'rhel 10',
  },
  {
    ...amazonLinux,
    name: 'ecs-amazon-linux-2023',
    system: 'Amazon Linux 2023 for ECS',
    at: { parameter: '/aws/service/ecs/optimized-ami/{architecture}/recommended/image_id' },
    architectures: { arm64: 'amazon-linux-2023/arm64', x86_64: 'amazon-linux-2023' },
    like: /^ssm:\/aws\/service\/ecs\/optimized-ami\/amazon-linux-2023\//,
    topicArn: ECS_TOPIC,
    agent: true,
    rootVolume: { device: '/dev/xvda', sizeGiB: 30 },
    source:
      'Amazon ECS Developer Guide, "Retrieving Amazon ECS-optimized Linux AMI metadata", "Subscribing to update notifications"',
  },
  {
    ...amazonLinux,
    name: 'eks-{version}-amazon-linux-2023',
    system: 'Amazon Linux 2023 for EKS',
    at: {
      parameter:
        '/aws/service/eks/optimized-ami/{version}/amazon-linux-2023/{architecture}/standard/recommended/image_id',
    },
    like: /^ssm:\/aws\/service\/eks\/optimized-ami\/[\d.]+\/amazon-linux-2023\//,
    // EKS announces on no topic that takes subscriptions.
    topicArn: undefined,
    agent: true,
    rootVolume: { device: '/dev/xvda', sizeGiB: 20 },
    source: 'Amazon EKS User Guide, "Retrieve recommended Amazon Linux AMI IDs"; size of the root volume unverified',
  },
  {
    ...bottlerocket,
    name: 'bottlerocket-ecs-2',
    system: 'Bottlerocket for ECS',
    at: { parameter: '/aws/service/bottlerocket/aws-ecs-2/{architecture}/latest/image_id' },
    like: /^ssm:\/aws\/service\/bottlerocket\/aws-ecs-/,
    source:
      'Amazon ECS Developer Guide, "Retrieving Amazon ECS-optimized Bottlerocket AMI metadata"; Bottlerocket, QUICKSTART-ECS',
  },
  {
    ...bottlerocket,
    name: 'bottlerocket-k8s-{version}',
    system: 'Bottlerocket for Kubernetes',
    at: { parameter: '/aws/service/bottlerocket/aws-k8s-{version}/{architecture}/latest/image_id' },
    like: /^ssm:\/aws\/service\/bottlerocket\/aws-k8s-/,
    source: 'Amazon EKS User Guide, "Retrieve recommended Bottlerocket AMI IDs"; Bottlerocket, QUICKSTART-EKS',
  },
  {
    name: 'flatcar-stable',
    system: 'Flatcar',
    at: { owner: '075585003325', name: 'Flatcar-stable-*-hvm' },
    architectures: both,
    like: /^ami:075585003325\/\w+\/Flatcar-/,
    packages: 'none',
    platform: 'Linux',
    agent: true,
    rootVolume: { device: '/dev/xvda', sizeGiB: 8 },
    listed: false,
    source:
      'Flatcar documentation, "Running Flatcar on AWS EC2"; the agent is in its image for EC2 (coreos-base/oem-ec2)',
  },
  {
    name: 'fedora-coreos-stable',
    system: 'Fedora CoreOS',
    // The third number of a version tells the stream: 3 is stable.
    at: { owner: '125523088429', name: 'fedora-coreos-*.3.*-{architecture}' },
    architectures: redHatWords,
    like: /^ami:125523088429\/\w+\/fedora-coreos-/,
    packages: 'rpm',
    platform: 'Linux',
    agent: false,
    rootVolume: { device: '/dev/xvda', sizeGiB: 10 },
    listed: false,
    impossible:
      'Fedora CoreOS carries no SSM agent, and as user data it reads Ignition alone, so that Image Builder cannot install one',
    source:
      'Fedora CoreOS documentation, "Provisioning on AWS", "Stream versions"; owner as in public code; root volume unverified',
  },
  {
    ...windows,
    name: 'windows-server-2022',
    system: 'Windows Server 2022',
    at: { parameter: '/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base' },
    like: /^ssm:\/aws\/service\/ami-windows-latest\/Windows_Server-2022-|:image\/windows-server-2022-/,
  },
  {
    ...windows,
    name: 'windows-server-2025',
    system: 'Windows Server 2025',
    at: { parameter: '/aws/service/ami-windows-latest/Windows_Server-2025-English-Full-Base' },
    like: /^ssm:\/aws\/service\/ami-windows-latest\/Windows_Server-2025-|:image\/windows-server-2025-/,
  },
];
