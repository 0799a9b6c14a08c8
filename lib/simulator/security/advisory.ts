// What makers say about flaws, before anybody's format.

import type { Package } from '../traffic/packages/package.ts';

export type Severity = 'critical' | 'high' | 'medium' | 'low';

export interface NewAdvisory {
  /** `amzn 2023` when absent; `ubuntu 24.04`, `debian 12`, `rhel 9.7`, or an ecosystem of OSV, `npm`. */
  readonly distribution?: string;
  /** A source package, or one that is built of it. */
  readonly package: string;
  readonly cves: readonly string[];
  /** Undefined: the maker does not say. */
  readonly severity?: Severity;
  /** Whether CISA's catalogue lists the flaws from now on. */
  readonly knownExploited?: boolean;
  /** How likely FIRST holds an exploit, 0 to 1. */
  readonly epss?: number;
  /** Of the fixed packages, as their system writes it; the next one when absent. */
  readonly version?: string;
  /** `later`: the maker knows of the flaw, and no repository carries the fix until `releaseFix`. */
  readonly fix?: 'now' | 'later';
}

export interface Advisory {
  readonly id: string;
  readonly distribution: string;
  /** The source package. */
  readonly source: string;
  readonly cves: readonly string[];
  readonly severity: Severity | undefined;
  readonly exploited: boolean;
  readonly epss: number;
  /** In their fixed versions. */
  readonly packages: readonly Package[];
  readonly issuedMs: number;
  readonly updatedMs: number;
  readonly released: boolean;
  readonly withdrawn: boolean;
}

/** What a maker would call its next build of a package. */
export function nextVersion(version: string): string {
  const amazon = /^(.*amzn2023\.\d+\.)(\d+)$/.exec(version) ?? /^(.*-)(\d+)(\..*amzn2023)$/.exec(version);
  const other = amazon ?? /^(.*-)(\d+)(\.el\d.*|_.*)$/.exec(version) ?? /^(.*?)(\d+)(\D*)$/s.exec(version);
  const [, before = version, number = '', after = ''] = other ?? [];
  return `${before}${Number(number) + 1}${after}`;
}
