// Events as Amazon Inspector writes them about instances, and what the ledger makes of them.
// Shape: Inspector User Guide, "Amazon EventBridge event schema".

import { ledgerKeys } from '../../lib/contract/ledger.ts';
import { plainItem } from '../../lib/operator/read-ledger.ts';
import type { Region } from '../../lib/simulator/region.ts';
import { goldenAmi, image, items } from './builds.ts';

export interface Found {
  readonly cve?: string;
  readonly instance?: string;
  readonly amiId?: string;
  readonly status?: 'ACTIVE' | 'CLOSED' | 'SUPPRESSED';
  readonly severity?: string;
  readonly exploitAvailable?: 'YES' | 'NO';
  readonly fixAvailable?: 'YES' | 'PARTIAL' | 'NO';
  readonly fixedInVersion?: string;
  readonly tags?: Record<string, string>;
  /** When Inspector says it; now, by default. */
  readonly atMs?: number;
}

export function find(region: Region, found: Found = {}): void {
  const { cve = 'CVE-2026-1', instance = 'i-00000000000000001', amiId = goldenAmi(region), status = 'ACTIVE' } = found;
  const { severity = 'HIGH', exploitAvailable = 'NO', fixAvailable = 'YES', tags = {} } = found;
  const atMs = found.atMs ?? region.kernel.clock.nowMs;
  region.dispatch.emit({
    source: 'aws.inspector2',
    detailType: 'Inspector2 Finding',
    resources: [instance],
    detail: {
      findingArn: `arn:aws:inspector2:us-east-1:111122223333:finding/${cve}-${instance}`,
      type: 'PACKAGE_VULNERABILITY',
      status,
      severity,
      fixAvailable,
      exploitAvailable,
      epss: { score: 0.00043 },
      firstObservedAt: inspectorTime(Date.UTC(2026, 10, 21, 7)),
      lastObservedAt: inspectorTime(atMs),
      updatedAt: inspectorTime(atMs),
      title: `${cve} - openssl`,
      packageVulnerabilityDetails: {
        vulnerabilityId: cve,
        source: 'AMAZON_LINUX_2023',
        vendorSeverity: 'Important',
        vendorCreatedAt: inspectorTime(Date.UTC(2026, 10, 20)),
        relatedVulnerabilities: [],
        vulnerablePackages: [
          { name: 'openssl-libs', version: '3.2.2', epoch: 1, release: '1.amzn2023.0.2', arch: 'AARCH64' },
          {
            name: 'openssl',
            version: '3.2.2',
            epoch: 1,
            release: '1.amzn2023.0.2',
            arch: 'AARCH64',
            packageManager: 'OS',
            fixedInVersion: found.fixedInVersion ?? '1:3.2.2-1.amzn2023.0.4',
          },
        ],
      },
      resources: [
        {
          id: instance,
          type: 'AWS_EC2_INSTANCE',
          region: 'us-east-1',
          partition: 'aws',
          tags,
          details: { awsEc2Instance: { imageId: amiId, platform: 'AMAZON_LINUX_2023', type: 't4g.small' } },
        },
      ],
    },
  });
}

/** `Wed Sep 04 16:59:44.356 UTC 2024` */
function inspectorTime(atMs: number): string {
  const [day = '', date, month, year, time] = new Date(atMs).toUTCString().split(' ');
  const fraction = String(atMs % 1000).padStart(3, '0');
  return `${day.replace(',', '')} ${month} ${date} ${time}.${fraction} UTC ${year}`;
}

/** What the ledger knows of findings. */
export const findings = (region: Region) => items(region, ledgerKeys.finding(image, '').pk).map(plainItem);
