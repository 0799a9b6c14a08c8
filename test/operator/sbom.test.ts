import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { BillOfMaterials } from '../../lib/contract/bill-of-materials.ts';
import { documents } from '../../lib/contract/documents.ts';
import type { Exposure, ExposureReport } from '../../lib/contract/exposure.ts';
import { textOfMessage } from '../../lib/operator/cli/text-of-message.ts';
import { diff } from '../../lib/operator/diff.ts';
import type { Message } from '../../lib/operator/message.ts';
import { type BillFormat, sbom } from '../../lib/operator/sbom.ts';
import { DOCUMENTS, operateRegion } from './operated-region.ts';

const [old, now] = ['2026.11.01-1', '2026.11.21-2'];

/** Two golden versions of web with bills, and one that was rejected. */
async function regionWithBills() {
  const operated = await operateRegion();
  const { region, remember } = operated;
  const put = (Key: string, Body: string) =>
    region.call('s3', 'PutObject', { Bucket: DOCUMENTS, Key, Body: Buffer.from(Body) });
  const build = (version: string, release: string, curl: string) => {
    const bill: BillOfMaterials = {
      image: 'web',
      version,
      distribution: 'amzn 2023',
      release,
      family: 'rpm',
      packages: [
        { name: 'bash', version: '0:5.2.15-1', architecture: 'aarch64' },
        { name: 'curl', version: curl, architecture: 'aarch64' },
      ],
    };
    const text = JSON.stringify(bill);
    put(documents.bill('web', version), text);
    put(documents.cycloneDx('web', version), '{"bomFormat":"CycloneDX"}');
    const digest = createHash('sha256').update(text).digest('hex');
    remember({ pk: 'IMAGE#web', sk: `VERSION#${version}`, state: 'golden', bill: digest });
  };
  build(old, '2023.9.20261020', '0:8.5.0-1');
  build(now, '2023.9.20261117', '0:8.5.0-2');
  remember({ pk: 'IMAGE#web', sk: 'VERSION#2026.11.22-1', state: 'rejected' });
  remember({ pk: 'IMAGE#web', sk: 'VERSION#2026.10.01-1', state: 'golden', billFault: 'neither rpm nor dpkg' });
  return { ...operated, put };
}

const linesOf = (said: readonly Message[]) => said.flatMap(textOfMessage);

async function shown(...words: string[]) {
  const { act, said } = await regionWithBills();
  await act((operator) => sbom(operator, { words, format: 'list' }));
  return linesOf(said);
}

test.each([[['web']], [['web', now]], [[`web-${now}`]], [[`web ${now}`]]])(
  '%j shows what is in the version',
  async (words) => {
    expect(await shown(...words)).toEqual([
      `web ${now}: 2 packages of amzn 2023, release 2023.9.20261117, 0 of languages`,
      '    bash  0:5.2.15-1  aarch64',
      '    curl  0:8.5.0-2   aarch64',
    ]);
  },
);

test('a document comes as it was written', async () => {
  const { act, said } = await regionWithBills();
  await act((operator) => sbom(operator, { words: ['web'], format: 'cyclonedx' }));
  expect(linesOf(said)).toEqual(['{"bomFormat":"CycloneDX"}']);
});

test.each<[string[], BillFormat, string]>([
  [['2026.11.21-2'], 'list', 'cannot tell of which image "2026.11.21-2" is a version'],
  [
    ['web', '2026.11.21-9'],
    'list',
    'cannot find the version "2026.11.21-9" of web (did you mean "2026.11.21-2"?); the newest are: 2026.11.22-1, 2026.11.21-2',
  ],
  [['wb'], 'list', 'cannot find the image "wb" here (did you mean "web"?)'],
  [
    ['web', '2026.11.22-1'],
    'list',
    'cannot show what is in web 2026.11.22-1: it has no bill of materials; it is rejected',
  ],
  [['web', '2026.10.01-1'], 'list', 'it has no bill of materials; neither rpm nor dpkg'],
  [['web'], 'spdx', `there is no object "bills/web/${now}/spdx.json" in the bucket "documents"`],
  [['web', old, now], 'list', 'one version is wanted'],
])('%j as %s is refused with the reason', async (words, format, reason) => {
  const { act } = await regionWithBills();
  await expect(act((operator) => sbom(operator, { words, format }))).rejects.toThrow(reason);
});

test('a bill that somebody else has written is not trusted', async () => {
  const { act, put } = await regionWithBills();
  put(documents.bill('web', now), '{}');
  await expect(act((operator) => sbom(operator, { words: ['web'], format: 'list' }))).rejects.toThrow(
    /^cannot trust the bill of web 2026\.11\.21-2: its digest is [0-9a-f]{64}, and the ledger has [0-9a-f]{64}$/,
  );
});

test.each([[['web']], [['web', old]], [[`web-${old}`, now]], [[`web ${old}`, `web-${now}`]]])(
  '%j shows what has changed',
  async (words) => {
    const { act, said } = await regionWithBills();
    await act((operator) => diff(operator, words));
    expect(linesOf(said)).toEqual([
      `web ${old} → ${now}`,
      '  release 2023.9.20261020 → 2023.9.20261117',
      '  packages: 1 changed, 0 gained, 0 lost, 1 the same',
      '    ~  curl  aarch64  0:8.5.0-1 → 0:8.5.0-2',
      `  CVEs: nobody has looked for flaws in web ${old} and web ${now}: that is done for the newest golden version, and for those that run`,
    ]);
  },
);

test('where both were looked at, it shows which CVEs are gone', async () => {
  const { act, said, put } = await regionWithBills();
  const exposure: Exposure = {
    feed: 'amazon-linux',
    advisory: 'ALAS2023-2026-007',
    cves: ['CVE-2026-0007'],
    severity: 'high',
    knownExploited: true,
    seenAt: '2026-11-21T00:00:00.000Z',
    package: { name: 'curl', version: '0:8.5.0-1', architecture: 'aarch64' },
    fixedVersion: '0:8.5.0-2',
    fixOf: 'binary',
    fix: 'installable',
    when: 'now',
    reason: 'known to be exploited',
  };
  const look = (version: string, exposures: Exposure[]) => {
    const report: ExposureReport = {
      image: 'web',
      version,
      distribution: 'amzn 2023',
      lookedAt: '2026-11-21T12:00:00.000Z',
      exposures,
    };
    put(documents.exposure('web', version), JSON.stringify(report));
  };
  look(old, [exposure]);
  look(now, []);
  await act((operator) => diff(operator, ['web']));
  expect(linesOf(said).slice(-2)).toEqual([
    '  CVEs: 1 fixed, 0 gained, 0 still there',
    '    fixed  CVE-2026-0007  high  curl (known to be exploited)',
  ]);
});
