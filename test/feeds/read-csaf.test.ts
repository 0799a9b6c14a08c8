import { describe, expect, it, test } from 'vitest';
import { readCsaf } from '../../lib/feeds/read-csaf.ts';
import { published } from './feed-of.ts';

function document(cpe: string, ...purls: string[]) {
  return {
    document: {
      tracking: {
        id: 'RHSA-2026:1',
        initial_release_date: '2026-01-01T00:00:00+00:00',
        current_release_date: '2026-01-02T00:00:00+00:00',
      },
      aggregate_severity: { text: 'Important' },
    },
    product_tree: {
      branches: [
        { branches: [{ product: { product_id: 'OS', product_identification_helper: { cpe } } }] },
        ...purls.map((purl) => ({ product: { product_id: purl, product_identification_helper: { purl } } })),
      ],
      relationships: purls.map((purl) => ({
        product_reference: purl,
        relates_to_product_reference: 'OS',
        full_product_name: { product_id: `OS:${purl}` },
      })),
    },
    vulnerabilities: [
      { cve: 'CVE-2026-1', product_status: { fixed: purls.map((purl) => `OS:${purl}`), known_affected: ['OS:other'] } },
    ],
  };
}
const RHEL9 = 'cpe:/o:redhat:enterprise_linux:9::baseos';

describe("Red Hat's CSAF", () => {
  it('is an advisory about source and binary packages', () => {
    const source = 'pkg:rpm/redhat/openssl@3.2.2-6.el9_5.1?arch=src&epoch=1';
    const binary = 'pkg:rpm/redhat/openssl-libs@3.2.2-6.el9_5.1?arch=aarch64&epoch=1';
    expect(readCsaf(document(RHEL9, source, binary))).toEqual({
      feed: 'red-hat',
      id: 'RHSA-2026:1',
      cves: ['CVE-2026-1'],
      severity: 'high',
      publishedAt: '2026-01-01T00:00:00+00:00',
      changedAt: '2026-01-02T00:00:00+00:00',
      fixes: [
        { distribution: 'rhel 9', of: 'source', name: 'openssl', version: '1:3.2.2-6.el9_5.1' },
        {
          distribution: 'rhel 9',
          of: 'binary',
          name: 'openssl-libs',
          version: '1:3.2.2-6.el9_5.1',
          architecture: 'aarch64',
        },
      ],
    });
  });

  it('mends nothing in other products, nor in extended support', () => {
    const purl = 'pkg:rpm/redhat/openssl@3.2.2-6.el9?arch=src';
    expect(readCsaf(document('cpe:/a:redhat:openshift:4.16::el9', purl))).toBeUndefined();
    expect(readCsaf(document('cpe:/o:redhat:rhel_eus:9.2::baseos', purl))).toBeUndefined();
    expect(readCsaf(document(RHEL9, 'pkg:oci/ubi9@sha256:1'))).toBeUndefined();
    expect(readCsaf(document(RHEL9))).toBeUndefined();
  });

  it('that is none is a fault', () => {
    expect(() => readCsaf({ document: {} })).toThrow('found no CSAF document: document.tracking');
  });
});

test.skipIf(published('redhat-csaf-rhsa-2024_9371.json') === undefined)('what Red Hat published is read', () => {
  const text = new TextDecoder().decode(published('redhat-csaf-rhsa-2024_9371.json'));
  expect(readCsaf(JSON.parse(text))).toMatchObject({
    id: 'RHSA-2024:9371',
    cves: ['CVE-2024-8088'],
    severity: 'medium',
    fixes: [{ distribution: 'rhel 9', of: 'source', name: 'python3.9', version: '0:3.9.19-8.el9' }],
  });
});
