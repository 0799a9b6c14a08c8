import * as z from 'zod';
import type { Advisory, Fix } from '../contract/advisory.ts';
import type { Severity } from '../contract/severity.ts';
import { FeedFault } from './feed-fault.ts';

const Score = z.object({ type: z.string(), score: z.string() });
const Affected = z.object({
  package: z.object({ ecosystem: z.string(), name: z.string() }),
  ranges: z.array(z.object({ type: z.string(), events: z.array(z.record(z.string(), z.string())) })).default([]),
  database_specific: z
    .object({
      cves_map: z.object({ cves: z.array(z.object({ id: z.string(), severity: z.array(Score) })) }).optional(),
    })
    .optional(),
});
const Osv = z.object({
  id: z.string().min(1),
  modified: z.string(),
  published: z.string().optional(),
  withdrawn: z.string().optional(),
  aliases: z.array(z.string()).default([]),
  upstream: z.array(z.string()).default([]),
  related: z.array(z.string()).default([]),
  severity: z.array(Score).default([]),
  affected: z.array(Affected).default([]),
});
type Osv = z.infer<typeof Osv>;

/**
 * A record of Ubuntu's in OSV's schema (ossf.github.io/osv-schema): a notice (USN) or a flaw. Undefined when it mends nothing that an
 * image without a subscription to Ubuntu Pro can install.
 * @throws FeedFault when it is no such record.
 */
export function readUbuntuOsv(record: unknown): Advisory | undefined {
  const { success, data, error } = Osv.safeParse(record);
  if (!success) {
    const [issue] = error.issues;
    throw new FeedFault(`found no OSV record: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const fixes = data.affected.flatMap(fixesOf);
  if (fixes.length === 0) return undefined;
  const severity = worst(scoresOf(data));
  return {
    feed: 'ubuntu',
    id: data.id,
    cves: cvesOf(data),
    changedAt: data.modified,
    fixes,
    ...(data.published === undefined ? {} : { publishedAt: data.published }),
    ...(severity === undefined ? {} : { severity }),
    ...(data.withdrawn === undefined ? {} : { withdrawn: true }),
  };
}

/** `Ubuntu:24.04:LTS` and `Ubuntu:25.10` are open to all; `Ubuntu:Pro:22.04:LTS` and the like are not. */
const OPEN = /^Ubuntu:(\d+\.\d+)(?::LTS)?$/;

function fixesOf({ package: { ecosystem, name }, ranges }: z.infer<typeof Affected>): Fix[] {
  const release = OPEN.exec(ecosystem)?.[1];
  if (release === undefined) return [];
  return ranges
    .flatMap(({ type, events }) => (type === 'ECOSYSTEM' ? events.map(({ fixed }) => fixed) : []))
    .filter((version) => version !== undefined && !/[+~]esm\d/.test(version))
    .map((version) => ({ distribution: `ubuntu ${release}`, of: 'source', name, version: version as string }));
}

/** Ubuntu calls its own record of a flaw `UBUNTU-CVE-…`. */
function cvesOf({ id, aliases, upstream, related, affected }: Osv): string[] {
  const mapped = affected.flatMap(({ database_specific: more }) => more?.cves_map?.cves.map((cve) => cve.id) ?? []);
  const named = [id, ...aliases, ...upstream, ...related, ...mapped].map((name) => name.replace(/^UBUNTU-/, ''));
  return [...new Set(named.filter((name) => name.startsWith('CVE-')))].sort();
}

const priorities: Readonly<Record<string, Severity>> = {
  negligible: 'low',
  low: 'low',
  medium: 'medium',
  high: 'high',
  critical: 'critical',
};

/** Ubuntu's own priorities; a CVSS vector does not say how a distribution is hit. */
function scoresOf({ severity, affected }: Osv): Severity[] {
  const mapped = affected.flatMap(({ database_specific: more }) => more?.cves_map?.cves ?? []);
  return [...severity, ...mapped.flatMap((cve) => cve.severity)]
    .filter(({ type }) => type === 'Ubuntu')
    .flatMap(({ score }) => priorities[score] ?? []);
}

function worst(found: readonly Severity[]): Severity | undefined {
  return (['critical', 'high', 'medium', 'low'] as const).find((severity) => found.includes(severity));
}
