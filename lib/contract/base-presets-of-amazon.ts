// What AWS itself publishes.

import type { BasePreset } from './base-preset.ts';

const both = { arm64: 'arm64', x86_64: 'x86_64' };
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

export const basePresetsOfAmazon: readonly BasePreset[] = [
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
