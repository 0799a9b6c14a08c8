import * as z from 'zod';
import type { Advisory, Fix } from '../contract/advisory.ts';
import type { LanguagePackage } from '../contract/bill-of-materials.ts';
import type { Severity } from '../contract/severity.ts';
import { FeedFault } from './feed-fault.ts';
import { firstFixAfter } from './first-fix-after.ts';
import { vendorSeverity } from './vendor-severity.ts';

const Specific = z.object({ severity: z.unknown().optional() }).optional();
const Osv = z.object({
  id: z.string().min(1),
  modified: z.string(),
  published: z.string().optional(),
  withdrawn: z.string().optional(),
  aliases: z.array(z.string()).default([]),
  upstream: z.array(z.string()).default([]),
  affected: z
    .array(
      z.object({
        package: z.object({ ecosystem: z.string(), name: z.string() }).optional(),
        ranges: z.array(z.object({ type: z.string(), events: z.array(z.record(z.string(), z.string())) })).default([]),
        ecosystem_specific: Specific,
        database_specific: Specific,
      }),
    )
    .default([]),
  database_specific: Specific,
});
type Osv = z.infer<typeof Osv>;

export type AskedPackage = Pick<LanguagePackage, 'ecosystem' | 'name' | 'version'>;

/** An advisory with the names by which other databases know the same flaw. */
export interface OsvAdvisory {
  readonly advisory: Advisory;
  readonly aliases: readonly string[];
}

/**
 * A record of OSV about packages of a language, for just the installed ones that OSV said it affects.
 * @throws FeedFault when it is no such record.
 */
export function readOsvPackage(record: unknown, affected: readonly AskedPackage[]): OsvAdvisory {
  const { success, data, error } = Osv.safeParse(record);
  if (!success) {
    const [issue] = error.issues;
    throw new FeedFault(`found no OSV record: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const severity = severityOf(data);
  const names = [data.id, ...data.aliases, ...data.upstream];
  const advisory: Advisory = {
    feed: 'osv',
    id: data.id,
    cves: [...new Set(names.filter((name) => name.startsWith('CVE-')))].sort(),
    changedAt: data.modified,
    fixes: affected.map((installed) => fixOf(data, installed)),
    ...(severity === undefined ? {} : { severity }),
    ...(data.published === undefined ? {} : { publishedAt: data.published }),
    ...(data.withdrawn === undefined ? {} : { withdrawn: true }),
  };
  return { advisory, aliases: data.aliases };
}

/** Ranges of commits say nothing about what is installed. */
function fixOf({ affected }: Osv, { ecosystem, name, version: installed }: AskedPackage): Fix {
  const own = affected.filter((one) => one.package !== undefined && isNamed(one.package, { ecosystem, name }));
  const fixed = own
    .flatMap(({ ranges }) => ranges.filter(({ type }) => type !== 'GIT'))
    .flatMap(({ events }) => events.flatMap(({ fixed: version }) => version ?? []));
  const version = firstFixAfter(installed, fixed);
  return { distribution: ecosystem, of: 'binary', name, installed, ...(version === undefined ? {} : { version }) };
}

/** PyPI takes `.`, `-` and `_`, and either case, for the same; the others do not. */
function isNamed(
  found: { readonly ecosystem: string; readonly name: string },
  { ecosystem, name }: Pick<AskedPackage, 'ecosystem' | 'name'>,
): boolean {
  const spelled = (text: string) => (ecosystem === 'PyPI' ? text.toLowerCase().replaceAll(/[-_.]+/g, '-') : text);
  return found.ecosystem.split(':')[0] === ecosystem && spelled(found.name) === spelled(name);
}

/** GitHub's words (HIGH, MODERATE); a CVSS vector alone is left to those who compute with it. Malware is as bad as can be. */
function severityOf(record: Osv): Severity | undefined {
  if (record.id.startsWith('MAL-')) return 'critical';
  const words = [
    record.database_specific,
    ...record.affected.flatMap((one) => [one.ecosystem_specific, one.database_specific]),
  ]
    .map((specific) => specific?.severity)
    .filter((word) => typeof word === 'string');
  return words
    .map((word) => (word.toLowerCase() === 'high' ? 'high' : vendorSeverity(word)))
    .find((one) => one !== undefined);
}
