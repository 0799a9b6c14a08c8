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

export function diffExposures(before: ExposureReport, after: ExposureReport): ExposureDiff {
  const [old, now] = [flawsOf(before), flawsOf(after)];
  return {
    gained: now.filter(({ id }) => !old.some((flaw) => flaw.id === id)),
    fixed: old.filter(({ id }) => !now.some((flaw) => flaw.id === id)),
    still: now.filter(({ id }) => old.some((flaw) => flaw.id === id)),
  };
}

/** The worst first. */
function flawsOf({ exposures }: ExposureReport): DiffedFlaw[] {
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
