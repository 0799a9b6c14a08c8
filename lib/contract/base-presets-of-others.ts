// What distributions publish on EC2.

import type { BasePreset } from './base-preset.ts';

const both = { arm64: 'arm64', x86_64: 'x86_64' };
const debianWords = { arm64: 'arm64', x86_64: 'amd64' };
const redHatWords = { arm64: 'aarch64', x86_64: 'x86_64' };

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

export const basePresetsOfOthers: readonly BasePreset[] = [
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
];
