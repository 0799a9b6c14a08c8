import { describe, expect, test } from 'vitest';
import { InspectorFinding } from '../../lib/contract/inspector-finding.ts';
import { flawsInFinding } from '../../lib/decisions/flaws-in-finding.ts';

const instance = (over: object = {}) => ({
  id: 'i-1',
  type: 'AWS_EC2_INSTANCE',
  region: 'us-east-1',
  tags: {},
  details: { awsEc2Instance: { imageId: 'ami-1', platform: 'UBUNTU_22_04' } },
  ...over,
});

/** Of the shape that Inspector's user guide shows. */
function flaws(detail: object = {}, vulnerability: object = {}) {
  return flawsInFinding(
    InspectorFinding.parse({
      version: '0',
      source: 'aws.inspector2',
      'detail-type': 'Inspector2 Finding',
      time: '2024-09-04T17:00:01Z',
      resources: ['i-1'],
      detail: {
        findingArn: 'arn:aws:inspector2:us-east-1:111122223333:finding/1',
        type: 'PACKAGE_VULNERABILITY',
        status: 'ACTIVE',
        severity: 'MEDIUM',
        fixAvailable: 'YES',
        exploitAvailable: 'NO',
        epss: { score: 0.00043 },
        firstObservedAt: 'Wed Sep 04 16:59:44.356 UTC 2024',
        updatedAt: 'Wed Sep 04 17:00:00.000 UTC 2024',
        packageVulnerabilityDetails: {
          vulnerabilityId: 'CVE-2024-29069',
          vendorCreatedAt: 'Thu Jul 25 00:00:00.000 UTC 2024',
          vulnerablePackages: [
            {
              name: 'snapd',
              version: '2.63',
              epoch: 0,
              arch: 'ALL',
              packageManager: 'OS',
              fixedInVersion: '0:2.63+22.04',
            },
          ],
          ...vulnerability,
        },
        resources: [instance()],
        ...detail,
      },
    }),
  );
}

test('a finding is a flaw of the AMI that its instance runs', () => {
  expect(flaws()).toEqual([
    {
      amiId: 'ami-1',
      instanceId: 'i-1',
      id: 'CVE-2024-29069',
      open: true,
      at: '2024-09-04T17:00:00.000Z',
      firstSeenAt: '2024-09-04T16:59:44.356Z',
      publishedAt: '2024-07-25T00:00:00.000Z',
      severity: 'medium',
      exploitAvailable: false,
      exploitProbability: 0.00043,
      distribution: 'UBUNTU_22_04',
      packages: ['snapd'],
      fixes: [{ package: 'snapd', architecture: undefined, fixedVersion: '0:2.63+22.04', manager: 'OS' }],
    },
  ]);
});

test('of several packages those count that have a fix', () => {
  const vulnerablePackages = [
    { name: 'a', fixedInVersion: 'NotAvailable' },
    { name: 'b', arch: 'AARCH64', packageManager: 'OS', fixedInVersion: '0:1.2-3' },
    { name: 'c', packageManager: 'NPM', fixedInVersion: '4.5.6' },
    { name: 'd' },
  ];
  const [flaw] = flaws({ fixAvailable: 'PARTIAL' }, { vulnerablePackages });
  expect(flaw?.packages).toEqual(['a', 'b', 'c', 'd']);
  expect(flaw?.fixes).toEqual([
    { package: 'b', architecture: 'aarch64', fixedVersion: '0:1.2-3', manager: 'OS' },
    { package: 'c', architecture: undefined, fixedVersion: '4.5.6', manager: 'NPM' },
  ]);
});

test.each([
  ['UNTRIAGED', undefined],
  ['INFORMATIONAL', undefined],
  ['CRITICAL', 'critical'],
])('the severity %s is read as %s', (severity, read) => {
  expect(flaws({ severity })[0]?.severity).toBe(read);
});

test.each(['CLOSED', 'SUPPRESSED'])('%s is no open flaw', (status) => {
  expect(flaws({ status })[0]?.open).toBe(false);
});

test('times that cannot be read cost no finding: the event has one of its own', () => {
  expect(flaws({ firstObservedAt: 'yesterday', updatedAt: 'Mi Sep 04' })[0]).toMatchObject({
    at: '2024-09-04T17:00:01Z',
    firstSeenAt: '2024-09-04T17:00:01Z',
  });
});

describe('what is passed over', () => {
  test.each([
    ['an instance of a bake', { tags: { Ec2ImageBuilderArn: 'arn:aws:imagebuilder:…' } }],
    ['an instance of a proof', { tags: { 'goldsmith:execution': 'web-1' } }],
    ['a container', { type: 'AWS_ECR_CONTAINER_IMAGE', details: { awsEcrContainerImage: {} } }],
    ['an instance whose AMI is not told', { details: {} }],
  ])('%s', (_, over) => {
    expect(flaws({ resources: [instance(over)] })).toEqual([]);
  });
});
