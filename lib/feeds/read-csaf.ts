import * as z from 'zod';
import type { Advisory, Fix } from '../contract/advisory.ts';
import { FeedFault } from './feed-fault.ts';
import { vendorSeverity } from './vendor-severity.ts';

interface Branch {
  readonly product?:
    | {
        readonly product_id: string;
        readonly product_identification_helper?:
          | { readonly cpe?: string | undefined; readonly purl?: string | undefined }
          | undefined;
      }
    | undefined;
  readonly branches?: readonly Branch[] | undefined;
}
const Branch: z.ZodType<Branch> = z.lazy(() =>
  z.object({
    product: z
      .object({
        product_id: z.string(),
        product_identification_helper: z.object({ cpe: z.string().optional(), purl: z.string().optional() }).optional(),
      })
      .optional(),
    branches: z.array(Branch).optional(),
  }),
);
const Csaf = z.object({
  document: z.object({
    tracking: z.object({ id: z.string().min(1), initial_release_date: z.string(), current_release_date: z.string() }),
    aggregate_severity: z.object({ text: z.string() }).optional(),
  }),
  product_tree: z.object({
    branches: z.array(Branch).default([]),
    relationships: z
      .array(
        z.object({
          product_reference: z.string(),
          relates_to_product_reference: z.string(),
          full_product_name: z.object({ product_id: z.string() }),
        }),
      )
      .default([]),
  }),
  vulnerabilities: z.array(
    z.object({
      cve: z.string().optional(),
      product_status: z.object({ fixed: z.array(z.string()).default([]) }).prefault({}),
    }),
  ),
});

/**
 * An advisory of Red Hat in CSAF 2.0 (RHSA, or the VEX of one flaw). Undefined when it fixes nothing in Red Hat Enterprise Linux.
 * @throws FeedFault when it is no such document.
 */
export function readCsaf(document: unknown): Advisory | undefined {
  const { success, data, error } = Csaf.safeParse(document);
  if (!success) {
    const [issue] = error.issues;
    throw new FeedFault(`found no CSAF document: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { tracking, aggregate_severity: aggregate } = data.document;
  const products = new Map(data.product_tree.branches.flatMap(flatten));
  const related = new Map(data.product_tree.relationships.map((one) => [one.full_product_name.product_id, one]));
  const fixes = new Map<string, Fix>();
  for (const id of data.vulnerabilities.flatMap(({ product_status }) => product_status.fixed)) {
    const relationship = related.get(id);
    if (relationship === undefined) continue;
    const distribution = distributionOf(products.get(relationship.relates_to_product_reference)?.cpe);
    const fix = fixOf(distribution, products.get(relationship.product_reference)?.purl);
    if (fix !== undefined) fixes.set(`${fix.distribution} ${fix.of} ${fix.name} ${fix.architecture}`, fix);
  }
  if (fixes.size === 0) return undefined;
  const severity = vendorSeverity(aggregate?.text);
  return {
    feed: 'red-hat',
    id: tracking.id,
    cves: data.vulnerabilities.flatMap(({ cve }) => cve ?? []),
    publishedAt: tracking.initial_release_date,
    changedAt: tracking.current_release_date,
    fixes: [...fixes.values()],
    ...(severity === undefined ? {} : { severity }),
  };
}

type Helper = NonNullable<NonNullable<Branch['product']>['product_identification_helper']>;

function flatten({ product, branches }: Branch): (readonly [string, Helper])[] {
  const own = product === undefined ? [] : [[product.product_id, product.product_identification_helper ?? {}] as const];
  return [...own, ...(branches ?? []).flatMap(flatten)];
}

/** `cpe:/o:redhat:enterprise_linux:9::baseos`. Long-term supplements (`rhel_eus:9.2`) need a subscription of their own. */
function distributionOf(cpe: string | undefined): string | undefined {
  const release = /^cpe:\/[ao]:redhat:enterprise_linux:(\d+)(?:\.\d+)?(?::|$)/.exec(cpe ?? '')?.[1];
  return release === undefined ? undefined : `rhel ${release}`;
}

/** `pkg:rpm/redhat/python3.9@3.9.19-8.el9?arch=src&epoch=1`. */
function fixOf(distribution: string | undefined, purl: string | undefined): Fix | undefined {
  const [, name, version, query] = /^pkg:rpm\/redhat\/([^@]+)@([^?]+)(?:\?(.*))?$/.exec(purl ?? '') ?? [];
  if (distribution === undefined || name === undefined || version === undefined) return undefined;
  const qualifiers = new URLSearchParams(query);
  const architecture = qualifiers.get('arch') ?? undefined;
  const full = `${qualifiers.get('epoch') ?? '0'}:${decodeURIComponent(version)}`;
  const fix = { distribution, name: decodeURIComponent(name), version: full };
  if (architecture === 'src') return { ...fix, of: 'source' };
  return { ...fix, of: 'binary', ...(architecture === undefined ? {} : { architecture }) };
}
