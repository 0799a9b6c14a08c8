// Components of the account, and those that AWS keeps for everyone.

import type { Component } from '@aws-sdk/client-imagebuilder';
import type { ServiceContext } from '../../kernel/service.ts';
import { notFound } from './errors.ts';
import type { ImagebuilderState } from './state.ts';
import { compareVersions, matchesVersion } from './versions.ts';

// A choice of those that AWS offers for Linux; the version numbers are examples.
const MANAGED: readonly { name: string; version: string; type: 'BUILD' | 'TEST'; description: string }[] = [
  { name: 'update-linux', version: '1.0.2', type: 'BUILD', description: 'Installs all available updates.' },
  { name: 'reboot-linux', version: '1.0.1', type: 'BUILD', description: 'Reboots the system.' },
  {
    name: 'amazon-cloudwatch-agent-linux',
    version: '1.0.1',
    type: 'BUILD',
    description: 'Installs the CloudWatch agent.',
  },
  { name: 'aws-cli-version-2-linux', version: '1.0.4', type: 'BUILD', description: 'Installs the AWS CLI.' },
  { name: 'simple-boot-test-linux', version: '1.0.0', type: 'TEST', description: 'Checks that the instance boots.' },
  { name: 'reboot-test-linux', version: '1.0.0', type: 'TEST', description: 'Checks that the instance reboots.' },
];

type Place = Pick<ServiceContext<ImagebuilderState>, 'state' | 'partition' | 'region'>;

export function managedComponents({ partition, region }: Omit<Place, 'state'>): Component[] {
  return MANAGED.map(({ name, version, type, description }) => ({
    arn: `arn:${partition}:imagebuilder:${region}:aws:component/${name}/${version}/1`,
    name,
    version,
    description,
    type,
    platform: 'Linux',
    owner: 'Amazon',
    encrypted: true,
    dateCreated: '2024-01-01T00:00:00.000Z',
    tags: {},
  }));
}

export function allComponents(place: Place): Component[] {
  return [...place.state.components.values(), ...managedComponents(place)];
}

/** By the ARN of a build, of a version, or of a version with wildcards: the newest that matches. */
export function findComponent(place: Place, arn: string): Component | undefined {
  const [, base, pattern, build] = /^(.*:component\/[^/]+)\/([^/]+)(?:\/(\d+))?$/.exec(arn) ?? [];
  if (base === undefined || pattern === undefined) return undefined;
  return allComponents(place)
    .filter((component) => {
      const [, ownBase, version, ownBuild] = /^(.*)\/([^/]+)\/(\d+)$/.exec(component.arn ?? '') ?? [];
      if (ownBase !== base || version === undefined) return false;
      return matchesVersion(version, pattern) && (build === undefined || build === ownBuild);
    })
    .sort((a, b) => compareVersions(a.version ?? '', b.version ?? '') || buildOf(a) - buildOf(b))
    .at(-1);
}

/** @throws ResourceNotFoundException */
export function getComponentByArn(place: Place, arn: string): Component {
  const component = findComponent(place, arn);
  if (component === undefined) throw notFound(arn);
  return component;
}

function buildOf({ arn = '' }: Component): number {
  return Number(arn.split('/').at(-1));
}
