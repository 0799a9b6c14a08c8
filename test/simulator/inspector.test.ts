import { beforeEach, expect, test } from 'vitest';
import { InspectorFinding } from '../../lib/contract/inspector-finding.ts';
import { createRegion, type Region } from '../../lib/simulator/region.ts';

const HOUR = 3_600_000;
const OPENSSL = { package: 'openssl', cves: ['CVE-2026-31337'], severity: 'high' } as const;

let region: Region;
let findings: any[];

beforeEach(() => {
  region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21), consistency: 'immediate' });
  region.call('iam', 'CreateInstanceProfile', { InstanceProfileName: 'web' });
  findings = [];
  region.journal.listen((entry) => {
    if (entry.kind === 'event' && entry.source === 'aws.inspector2') findings.push(entry.detail);
  });
});

async function launch(imageId: string, count = 1): Promise<string[]> {
  const [subnet] = region.call('ec2', 'DescribeSubnets', {}).Subnets;
  const { Instances } = region.call('ec2', 'RunInstances', {
    ImageId: imageId,
    InstanceType: 't4g.micro',
    SubnetId: subnet.SubnetId,
    IamInstanceProfile: { Name: 'web' },
    MinCount: count,
    MaxCount: count,
  });
  await region.run({ forMs: 3 * HOUR });
  return Instances.map((one: { InstanceId: string }) => one.InstanceId);
}

const baseImage = () => region.vendor.publishBaseImage({ announce: false }).amiId;

test('each instance that is older than a published fix has a finding, hours later', async () => {
  region.inspector.enable();
  const imageId = baseImage();
  const ids = await launch(imageId, 2);
  expect(findings).toEqual([]);
  region.vendor.publishAdvisory({ ...OPENSSL, knownExploited: true, epss: 0.7 });
  await region.run({ forMs: 600_000 });
  expect(findings).toEqual([]);
  await region.run({ forMs: 24 * HOUR });
  expect(findings.map(({ resources }) => resources[0].id).sort()).toEqual([...ids].sort());
  expect(findings[0]).toMatchObject({
    type: 'PACKAGE_VULNERABILITY',
    status: 'ACTIVE',
    severity: 'HIGH',
    title: 'CVE-2026-31337 - openssl, openssl-libs',
    fixAvailable: 'YES',
    exploitAvailable: 'YES',
    epss: { score: 0.7 },
    firstObservedAt: expect.stringMatching(/^[A-Z][a-z]{2} Nov 2\d \d\d:\d\d:\d\d\.\d{3} UTC 2026$/),
    packageVulnerabilityDetails: {
      vulnerabilityId: 'CVE-2026-31337',
      vulnerablePackages: [
        {
          name: 'openssl',
          epoch: 1,
          version: '3.2.2',
          release: '1.amzn2023.0.2',
          arch: 'AARCH64',
          packageManager: 'OS',
          fixedInVersion: '1:3.2.2-1.amzn2023.0.3',
        },
        { name: 'openssl-libs' },
      ],
    },
    resources: [{ details: { awsEc2Instance: { imageId, platform: 'AMAZON_LINUX_2023' } } }],
  });
  const envelope = { source: 'aws.inspector2', 'detail-type': 'Inspector2 Finding', time: '2026-11-22T00:00:00Z' };
  expect(InspectorFinding.safeParse({ ...envelope, detail: JSON.parse(JSON.stringify(findings[0])) }).success).toBe(
    true,
  );
});

test('a finding is told again when it changes, and closed when the instance goes', async () => {
  region.inspector.enable();
  const [id] = await launch(baseImage());
  const { id: advisory } = region.vendor.publishAdvisory({ ...OPENSSL, fix: 'later' });
  await region.run({ forMs: 48 * HOUR });
  expect(findings).toMatchObject([{ fixAvailable: 'NO' }]);
  region.vendor.releaseFix(advisory);
  region.vendor.changeSeverity(advisory, 'critical');
  await region.run({ forMs: 48 * HOUR });
  expect(findings.at(-1)).toMatchObject({ status: 'ACTIVE', severity: 'CRITICAL', fixAvailable: 'YES' });
  region.call('ec2', 'TerminateInstances', { InstanceIds: [id] });
  await region.run({ forMs: 4 * HOUR });
  expect(findings.at(-1)).toMatchObject({ status: 'CLOSED', severity: 'CRITICAL' });
  expect(new Set(findings.map(({ findingArn }) => findingArn)).size).toBe(1);
});

test('it is closed when the instance is updated in place, or the advisory taken back', async () => {
  region.inspector.enable();
  const [first, second] = await launch(baseImage(), 2);
  const { id } = region.vendor.publishAdvisory(OPENSSL);
  await region.run({ forMs: 48 * HOUR });
  region.world.shell(first as string, 'dnf -y upgrade --releasever=latest');
  await region.run({ forMs: HOUR });
  expect(findings.at(-1)).toMatchObject({ status: 'CLOSED', resources: [{ id: first }] });
  region.vendor.withdrawAdvisory(id);
  await region.run({ forMs: 48 * HOUR });
  expect(findings.at(-1)).toMatchObject({ status: 'CLOSED', resources: [{ id: second }] });
  expect(findings).toHaveLength(4);
});

test('what is fixed already, what has no agent, and a region without Inspector have no findings', async () => {
  const older = baseImage();
  await launch(older);
  region.vendor.publishAdvisory(OPENSSL);
  await region.run({ forMs: 48 * HOUR });
  expect(findings).toEqual([]);
  region.inspector.enable();
  const silent = baseImage();
  region.world.behaviours.set(silent, { agentStarts: false });
  await launch(silent);
  await launch(baseImage());
  await region.run({ forMs: 48 * HOUR });
  expect(findings).toHaveLength(1);
  expect(findings[0].resources[0].details.awsEc2Instance.imageId).toBe(older);
});
