// A finding as EventBridge gets it. Source: Inspector User Guide, "Amazon EventBridge event schema for Amazon Inspector events".

import type { RegionEvent } from '../kernel/service.ts';
import { partsOf } from '../traffic/packages/package.ts';
import type { Flaw, FlawedPackage } from './find-flaws.ts';

export interface ScannedInstance {
  readonly InstanceId: string;
  readonly ImageId?: string;
  readonly InstanceType?: string;
  readonly LaunchTime?: Date;
  readonly VpcId?: string;
  readonly SubnetId?: string;
  readonly PrivateIpAddress?: string;
  readonly IamInstanceProfile?: { readonly Arn: string };
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
}

export interface Finding {
  readonly arn: string;
  readonly flaw: Flaw;
  readonly instance: ScannedInstance;
  readonly status: 'ACTIVE' | 'CLOSED';
  readonly firstMs: number;
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Wed Sep 04 16:59:44.356 UTC 2024`. */
function written(ms: number): string {
  const date = new Date(ms);
  const day = String(date.getUTCDate()).padStart(2, '0');
  const time = date.toISOString().slice(11, 23);
  return `${DAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]} ${day} ${time} UTC ${date.getUTCFullYear()}`;
}

/** Rough middles of the bands of CVSS: makers publish words. */
const SCORES = { critical: 9.8, high: 7.8, medium: 5.5, low: 3.3 };
const SOURCES: Readonly<Record<string, string>> = {
  amzn: 'AMAZON_CVE',
  ubuntu: 'UBUNTU_CVE',
  debian: 'DEBIAN_CVE',
  rhel: 'REDHAT_CVE',
};

export function findingEvent(
  { arn, flaw, instance, status, firstMs }: Finding,
  { nowMs, account, region }: { nowMs: number; account: string; region: string },
): RegionEvent {
  const { cve, severity, exploited, epss, packages, system } = flaw;
  const fixable = packages.filter(({ fixed }) => fixed !== undefined).length;
  const score = severity === undefined ? undefined : SCORES[severity];
  const source = SOURCES[system.split(' ')[0] as string] ?? 'NVD';
  return {
    source: 'aws.inspector2',
    detailType: 'Inspector2 Finding',
    resources: [instance.InstanceId],
    detail: {
      awsAccountId: account,
      findingArn: arn,
      type: 'PACKAGE_VULNERABILITY',
      status,
      severity: severity?.toUpperCase() ?? 'UNTRIAGED',
      title: `${cve} - ${titleOf(packages)}`,
      description: `A flaw in ${packages[0]?.name}.`,
      fixAvailable: fixable === packages.length ? 'YES' : fixable === 0 ? 'NO' : 'PARTIAL',
      exploitAvailable: exploited ? 'YES' : 'NO',
      epss: { score: epss },
      ...(score === undefined ? {} : { inspectorScore: score }),
      firstObservedAt: written(firstMs),
      lastObservedAt: written(nowMs),
      updatedAt: written(nowMs),
      packageVulnerabilityDetails: {
        vulnerabilityId: cve,
        source,
        sourceUrl: `https://nvd.nist.gov/vuln/detail/${cve}`,
        ...(severity === undefined ? {} : { vendorSeverity: severity }),
        vendorCreatedAt: written(flaw.issuedMs),
        vendorUpdatedAt: written(flaw.issuedMs),
        relatedVulnerabilities: [flaw.advisory],
        referenceUrls: [],
        cvss: [],
        vulnerablePackages: packages.map((one) => vulnerablePackage(one, flaw)),
      },
      remediation: { recommendation: { text: 'None Provided' } },
      resources: [resourceOf(instance, { system, account, region })],
    },
  };
}

/** Inspector's titles name two packages and count the rest. */
function titleOf(packages: readonly FlawedPackage[]): string {
  const names = packages.map(({ name }) => name);
  return names.length <= 2 ? names.join(', ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}

function vulnerablePackage({ name, installed, common, fixed }: FlawedPackage, { system, architecture }: Flaw): object {
  const { epoch, version, release } = partsOf(installed);
  const dpkg = /^(ubuntu|debian) /.test(system);
  const arch = architecture === 'arm64' ? 'AARCH64' : 'X86_64';
  return {
    name,
    version,
    epoch: Number(epoch),
    ...(release === '' ? {} : { release }),
    arch: common ? (dpkg ? 'ALL' : 'NOARCH') : arch,
    packageManager: 'OS',
    fixedInVersion: fixed === undefined ? 'NotAvailable' : /^\d+:/.test(fixed) ? fixed : `0:${fixed}`,
    remediation: dpkg ? 'apt-get update && apt-get upgrade' : `dnf update ${name}`,
  };
}

function resourceOf(
  instance: ScannedInstance,
  { system, account, region }: { system: string; account: string; region: string },
): object {
  const platform = system === 'amzn 2023' ? 'AMAZON_LINUX_2023' : system.replace(/[ .]/g, '_').toUpperCase();
  return {
    id: instance.InstanceId,
    type: 'AWS_EC2_INSTANCE',
    partition: 'aws',
    provider: 'AWS',
    providerAccountId: account,
    region,
    tags: Object.fromEntries((instance.Tags ?? []).map(({ Key, Value }) => [Key, Value])),
    details: {
      awsEc2Instance: {
        type: instance.InstanceType,
        imageId: instance.ImageId,
        platform,
        ipV4Addresses: instance.PrivateIpAddress === undefined ? [] : [instance.PrivateIpAddress],
        ipV6Addresses: [],
        vpcId: instance.VpcId,
        subnetId: instance.SubnetId,
        iamInstanceProfileArn: instance.IamInstanceProfile?.Arn,
        launchedAt: instance.LaunchTime === undefined ? undefined : written(instance.LaunchTime.getTime()),
      },
      vm: { vmImageReference: instance.ImageId },
    },
  };
}
