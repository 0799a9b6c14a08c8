import type { BillOfMaterials } from '../contract/bill-of-materials.ts';
import type { Exposure, ExposureReport } from '../contract/exposure.ts';
import { type Severity, severities } from '../contract/severity.ts';

/** One flaw of an image version, however many of its packages have it and however many advisories speak of it. */
export interface DiffedFlaw {
  /** The CVE, or the advisory that names none. */
  readonly id: string;
  readonly packages: readonly string[];
  readonly severity?: Severity;
  readonly knownExploited: boolean;
}

export interface ExposureDiff {
  readonly gained: readonly DiffedFlaw[];
  readonly fixed: readonly DiffedFlaw[];
  /** In both. */
  readonly still: readonly DiffedFlaw[];
}

/** What is known of an image version: which flaws were seen at its last look, and what it carries. */
export interface LookedAt {
  readonly report: ExposureReport;
  readonly bill: BillOfMaterials;
}

/**
 * A version that nobody runs is not looked at any more, and flaws are found in what is old: one of which the other version carries
 * the same package in the same version is there, too, whether it was seen there or not.
 */
export function diffExposures(before: LookedAt, after: LookedAt): ExposureDiff {
  const [old, now] = [
    flawsOf([...before.report.exposures, ...sharedWith(before.bill, after.report)]),
    flawsOf([...after.report.exposures, ...sharedWith(after.bill, before.report)]),
  ];
  return {
    gained: now.filter(({ id }) => !old.some((flaw) => flaw.id === id)),
    fixed: old.filter(({ id }) => !now.some((flaw) => flaw.id === id)),
    still: now.filter(({ id }) => old.some((flaw) => flaw.id === id)),
  };
}

/** Of what was seen in another version, what this one has as well. */
function sharedWith({ packages, languagePackages = [] }: BillOfMaterials, { exposures }: ExposureReport): Exposure[] {
  const carried = new Set([...packages, ...languagePackages].map(({ name, version }) => `${name} ${version}`));
  return exposures.filter(({ package: seen }) => carried.has(`${seen.name} ${seen.version}`));
}

/** The worst first. */
function flawsOf(exposures: readonly Exposure[]): DiffedFlaw[] {
  const byId = new Map<string, Exposure[]>();
  for (const exposure of exposures) {
    for (const id of exposure.cves.length === 0 ? [exposure.advisory] : exposure.cves) {
      byId.set(id, [...(byId.get(id) ?? []), exposure]);
    }
  }
  const flaws = [...byId].map(([id, of]): DiffedFlaw => {
    const severity = severities.findLast((one) => of.some((exposure) => exposure.severity === one));
    return {
      id,
      packages: [...new Set(of.map((exposure) => exposure.package.name))].sort(),
      ...(severity === undefined ? {} : { severity }),
      knownExploited: of.some((exposure) => exposure.knownExploited),
    };
  });
  const rank = ({ knownExploited, severity }: DiffedFlaw) =>
    (knownExploited ? 10 : 0) + (severity === undefined ? 0 : severities.indexOf(severity) + 1);
  return flaws.sort((one, other) => rank(other) - rank(one) || (one.id < other.id ? -1 : 1));
}
