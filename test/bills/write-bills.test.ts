// What is written is held to the schema of CycloneDX, and to the members that SPDX requires.

import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { describe, expect, it } from 'vitest';
import { languagePackageUrl, packageUrl } from '../../lib/bills/package-url.ts';
import { writeCycloneDx } from '../../lib/bills/write-cyclonedx.ts';
import { writeSpdx } from '../../lib/bills/write-spdx.ts';
import type { BillOfMaterials } from '../../lib/contract/bill-of-materials.ts';

const bill: BillOfMaterials = {
  image: 'web',
  version: '2026.11.21-1',
  distribution: 'amzn 2023',
  family: 'rpm',
  packages: [
    { name: 'bash', version: '0:5.2.15-1.amzn2023.0.2', architecture: 'aarch64' },
    {
      name: 'openssl-libs',
      version: '1:3.0.8-1.amzn2023.0.4',
      architecture: 'aarch64',
      source: { name: 'openssl', version: '1:3.0.8-1.amzn2023.0.4' },
    },
  ],
  languagePackages: [
    { ecosystem: 'npm', name: '@types/node', version: '20.1.0', paths: ['/srv/shop/package-lock.json'] },
    { ecosystem: 'Maven', name: 'org.slf4j:slf4j-api', version: '2.0.9', paths: ['/opt/shop/pom.properties'] },
  ],
};
const createdAt = '2026-11-21T10:00:00.000Z';

it('a package has a purl', () => {
  const debian: BillOfMaterials = { ...bill, distribution: 'debian 12', family: 'dpkg' };
  const libc = {
    name: 'libc6',
    version: '2.36-9+deb12u9',
    architecture: 'arm64',
    source: { name: 'glibc', version: '2.36-9+deb12u9' },
  };
  expect(bill.packages.map((installed) => packageUrl(bill, installed))).toEqual([
    'pkg:rpm/amzn/bash@5.2.15-1.amzn2023.0.2?arch=aarch64&distro=amzn-2023',
    'pkg:rpm/amzn/openssl-libs@3.0.8-1.amzn2023.0.4?arch=aarch64&distro=amzn-2023&epoch=1&upstream=openssl%401%3A3.0.8-1.amzn2023.0.4',
  ]);
  expect(bill.languagePackages?.map(languagePackageUrl)).toEqual([
    'pkg:npm/%40types/node@20.1.0',
    'pkg:maven/org.slf4j/slf4j-api@2.0.9',
  ]);
  expect(packageUrl(debian, libc)).toBe(
    'pkg:deb/debian/libc6@2.36-9+deb12u9?arch=arm64&distro=debian-12&upstream=glibc%402.36-9%2Bdeb12u9',
  );
});

describe('CycloneDX', () => {
  it('is a valid document of version 1.6', async () => {
    const text = writeCycloneDx(bill, createdAt);
    expect(await new Validation.JsonStrictValidator(Spec.Spec1dot6.version).validate(text)).toBeNull();
    expect(JSON.parse(text)).toMatchObject({
      bomFormat: 'CycloneDX',
      metadata: { timestamp: createdAt, component: { name: 'web', version: '2026.11.21-1', type: 'operating-system' } },
      components: [
        { name: 'org.slf4j:slf4j-api' },
        {
          name: '@types/node',
          purl: 'pkg:npm/%40types/node@20.1.0',
          properties: [{ name: 'goldsmith:path', value: '/srv/shop/package-lock.json' }],
        },
        { name: 'bash' },
        {
          name: 'openssl-libs',
          version: '1:3.0.8-1.amzn2023.0.4',
          properties: [{ name: 'goldsmith:source', value: 'openssl 1:3.0.8-1.amzn2023.0.4' }],
        },
      ],
    });
    expect(writeCycloneDx(bill, createdAt)).toBe(text);
  });
});

describe('SPDX', () => {
  it('is a document of version 2.3 whose packages are all contained', () => {
    const document = JSON.parse(writeSpdx(bill, createdAt, 'https://example.com/web/1'));
    expect(document).toMatchObject({
      spdxVersion: 'SPDX-2.3',
      dataLicense: 'CC0-1.0',
      documentNamespace: 'https://example.com/web/1',
      creationInfo: { created: '2026-11-21T10:00:00Z', creators: ['Tool: goldsmith'] },
    });
    expect(document.packages.map(({ SPDXID, name }: { SPDXID: string; name: string }) => [SPDXID, name])).toEqual([
      ['SPDXRef-Image', 'web'],
      ['SPDXRef-Package-1', 'bash'],
      ['SPDXRef-Package-2', 'openssl-libs'],
      ['SPDXRef-Package-3', '@types/node'],
      ['SPDXRef-Package-4', 'org.slf4j:slf4j-api'],
    ]);
    expect(document.packages[2]).toMatchObject({ sourceInfo: 'built from: openssl 1:3.0.8-1.amzn2023.0.4' });
    expect(document.packages[3]).toMatchObject({ sourceInfo: 'named in: /srv/shop/package-lock.json' });
    expect(document.relationships).toHaveLength(4);
  });
});
