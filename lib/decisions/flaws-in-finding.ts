import type { InspectorFinding } from '../contract/inspector-finding.ts';
import { tagKeys } from '../contract/names.ts';
import { type Severity, severities } from '../contract/severity.ts';

/** One flaw of one AMI, as Inspector found it on one instance. */
export interface InspectorFlaw {
  readonly amiId: string;
  readonly instanceId: string;
  /** Of a CVE or of a maker's notice. */
  readonly id: string;
  readonly open: boolean;
  /** When Inspector said so; ISO 8601. */
  readonly at: string;
  readonly firstSeenAt: string;
  readonly publishedAt: string | undefined;
  readonly severity: Severity | undefined;
  readonly exploitAvailable: boolean;
  readonly exploitProbability: number | undefined;
  /** `amzn 2023`; of others as Inspector writes it. */
  readonly distribution: string;
  /** The packages that it is about. */
  readonly packages: readonly string[];
  /** Those of them that have a fix. */
  readonly fixes: readonly {
    readonly package: string;
    readonly architecture: string | undefined;
    readonly fixedVersion: string;
    readonly manager: string;
  }[];
}

/** The flaws of AMIs in a finding. Instances of a bake or a proof live for minutes: what they run is not in use yet, or never. */
export function flawsInFinding({ time, detail }: InspectorFinding): InspectorFlaw[] {
  const { vulnerabilityId, vendorCreatedAt, vulnerablePackages } = detail.packageVulnerabilityDetails;
  const severity = severities.find((known) => known === detail.severity?.toLowerCase());
  const fixes = vulnerablePackages.flatMap(({ name, arch, fixedInVersion, packageManager = 'OS' }) =>
    fixedInVersion === undefined || !/^\d/.test(fixedInVersion)
      ? []
      : [{ package: name, architecture: architecture(arch), fixedVersion: fixedInVersion, manager: packageManager }],
  );
  return detail.resources.flatMap(({ id: instanceId, type, tags, details }) => {
    const { imageId: amiId, platform = '' } = details?.awsEc2Instance ?? {};
    if (type !== 'AWS_EC2_INSTANCE' || amiId === undefined || isTemporary(tags ?? {})) return [];
    return {
      amiId,
      instanceId,
      id: vulnerabilityId,
      open: detail.status === 'ACTIVE',
      at: detail.updatedAt ?? time,
      firstSeenAt: detail.firstObservedAt ?? time,
      publishedAt: vendorCreatedAt,
      severity,
      exploitAvailable: detail.exploitAvailable === 'YES',
      exploitProbability: detail.epss?.score,
      distribution: platform.replace(/^AMAZON_LINUX_(?=\d+$)/, 'amzn '),
      packages: vulnerablePackages.map(({ name }) => name),
      fixes,
    };
  });
}

/** Inspector says `ALL` for what holds for every architecture, and writes the others in capitals. */
function architecture(written: string | undefined): string | undefined {
  const name = written?.toLowerCase();
  return name === undefined || ['all', 'any', 'noarch', ''].includes(name) ? undefined : name;
}

/** Ours by the tag of the execution, Image Builder's by the one that it reserves for the ARN of the image. */
function isTemporary(tags: Readonly<Record<string, string>>): boolean {
  return tags[tagKeys.execution] !== undefined || tags['Ec2ImageBuilderArn'] !== undefined;
}
