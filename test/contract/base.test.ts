import { describe, expect, test } from 'vitest';
import { amiFilter, architectureOf, nameOfPreset, presetOf, resolveBase } from '../../lib/contract/base.ts';
import { basePresets } from '../../lib/contract/base-presets.ts';
import { parseGoldsmithYaml } from '../../lib/contract/load-goldsmith-yaml.ts';
import { makerImages } from '../../lib/simulator/vendor-stock.ts';

const parse = (...images: string[]) =>
  parseGoldsmithYaml(['network: sample', 'images:', ...images.map((line) => `  ${line}`)].join('\n'), 'g.yaml', () => ({
    notRead: 'no such file',
  }));
const faultsOf = (...images: string[]) => {
  const parsed = parse(...images);
  return parsed.ok ? [] : parsed.faults.map(({ path, found, wanted }) => `${path}: ${found} | ${wanted}`);
};
const notesOf = (...images: string[]) => parse(...images).notes.map(({ path, note }) => `${path}: ${note}`);

describe('a preset', () => {
  const all = basePresets.flatMap((preset) =>
    Object.keys(preset.architectures).map(
      (architecture) => [`${nameOfPreset(preset)}/${architecture}`, preset] as const,
    ),
  );

  test.each(all)('%s is known again in what it stands for, with its architecture', (written, preset) => {
    const base = resolveBase(written) ?? '';
    expect(presetOf(base)).toBe(preset);
    expect(written.endsWith(`/${architectureOf(base)}`)).toBe(true);
  });

  test.each(all.filter(([written]) => !written.startsWith('amazon-linux-2023')))(
    '%s leads to what its maker publishes: parameter, owner, name, root volume',
    (written, preset) => {
      const published = makerImages.find(({ key }) => key === written);
      const base = resolveBase(written) ?? '';
      const filter = amiFilter(base);
      if (filter === undefined) {
        expect(base).toBe(`ssm:${published?.parameter}`);
      } else {
        expect(published).toMatchObject({ account: filter.owner, architecture: filter.architecture });
        const pattern = new RegExp(`^${filter.name.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
        expect(published?.name.replace('{day}', '20261121').replace('{count}', '7')).toMatch(pattern);
      }
      expect(preset.rootVolume).toEqual({ device: published?.rootDevice, sizeGiB: published?.sizeGiB });
    },
  );
});

test.each([
  ['another kernel', 'ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.12-arm64', 'amazon-linux-2023'],
  [
    'a dated serial',
    'ssm:/aws/service/canonical/ubuntu/server/noble/stable/20261101/amd64/hvm/ebs-gp3/ami-id',
    'ubuntu-24.04',
  ],
  [
    'an image of Image Builder',
    'arn:aws:imagebuilder:eu-west-1:aws:image/ubuntu-server-24-lts-arm64/x.x.x',
    'ubuntu-24.04',
  ],
  ['a filter', 'ami:309956199498/x86_64/RHEL-9.4*', 'rhel-9'],
  ['a parameter of one’s own', 'ssm:/imagebuilder/base', undefined],
])('what is written in another way is known for what it is: %s', (_, base, name) => {
  expect(presetOf(base)?.name).toBe(name);
});

test('a filter is a map of owner, name and architecture', () => {
  const parsed = parse('web: { base: { owner: self, name: "golden-*", architecture: x86_64 } }');
  expect(parsed.ok && parsed.config.images['web']?.base).toBe('ami:self/x86_64/golden-*');
  expect(faultsOf('web: { base: { owner: "12", names: x, architecture: arm } }')).toEqual(
    [
      'web.base.name: nothing | a pattern of AMI names such as "RHEL-9.*-x86_64-*"',
      'web.base.owner: "12" | the id of the account that owns the AMI, or "self", "amazon" or "aws-marketplace"',
      'web.base.names: the unknown key "names" | one of owner, name, architecture (did you mean "name"?)',
      'web.base.architecture: "arm" | arm64 or x86_64',
    ].map((line) => `images.${line}`),
  );
});

test.each([
  ['debain-13/arm64', /\(did you mean "debian-13"\?\); the presets are amazon-linux-2023, .*rhel-10/],
  ['debian-13', /^images\.web\.base: "debian-13" \| "debian-13\/arm64" or "debian-13\/x86_64"$/],
  ['debian-13/amd64', /\| "debian-13\/arm64" or "debian-13\/x86_64"$/],
  ['eks-latest-amazon-linux-2023/arm64', /did you mean "eks-1\.33-amazon-linux-2023"\?/],
  ['ssm:/our/base', /"ssm:" and a parameter under \/aws\/service\/ or \/imagebuilder\//],
  ['arn:aws:imagebuilder:eu-west-1:aws:image/amazon-linux-2023-arm64/1.x.7', /the ARN of an Image Builder image/],
  ['bottlerocket-ecs-2/arm64', /on which no build can end well: Bottlerocket takes nothing but TOML/],
  ['fedora-coreos-stable/arm64', /on which no build can end well: Fedora CoreOS carries no SSM agent/],
  ['windows-server-2025/x86_64', /on which no build can end well: .*Windows runs none/],
])('%s is told what is wanted', (base, words) => {
  expect(faultsOf(`web: { base: "${base}" }`)).toEqual([expect.stringMatching(words)]);
});

test('components that a base cannot run are faults, also of images in layers on it', () => {
  expect(
    faultsOf(
      'web: { base: flatcar-stable/arm64, components: [aws:update-linux] }',
      'api: { base: image:web, components: [goldsmith:update] }',
      'app: { base: ubuntu-24.04/arm64, components: [aws:update-linux, aws:update-windows] }',
    ),
  ).toEqual([
    'images.web.components[0]: "aws:update-linux" on Flatcar | no update: the system comes as a whole, with each new base image',
    'images.api.components[0]: "goldsmith:update" on Flatcar | no update: the system comes as a whole, with each new base image',
    'images.app.components[1]: "aws:update-windows" on Ubuntu 24.04 LTS | a component for Linux',
  ]);
});

test('what works and what does not is said of each base, once', () => {
  expect(notesOf('web: { base: ubuntu-24.04/arm64 }', 'own: { base: ssm:/imagebuilder/base }')).toEqual([]);
  expect(notesOf('web: { base: rhel-9/arm64 }', 'api: { base: image:web }')).toEqual([
    expect.stringMatching(
      /^images\.web\.base: Red Hat Enterprise Linux 9 comes without the SSM agent: Image Builder installs it/,
    ),
  ]);
  expect(notesOf('web: { base: flatcar-stable/arm64, rebuild: { advisories: { from: high } } }')).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/AWS does not list Flatcar among what Image Builder supports/),
      expect.stringMatching(/Flatcar has no rpm or dpkg packages and so no bill of materials/),
      expect.stringMatching(/"rebuild\.advisories" finds nothing to match/),
    ]),
  );
  const filter = 'base: { owner: self, name: "golden-*", architecture: arm64 }';
  expect(notesOf(`web: { ${filter} }`)).toEqual([expect.stringMatching(/nobody here knows the root volume/)]);
  expect(notesOf(`web: { ${filter}, rootVolume: { device: /dev/xvda, sizeGiB: 20 } }`)).toEqual([]);
});

test('an instance type must have the architecture that the base has, however it is written', () => {
  expect(
    faultsOf(
      'a: { base: ubuntu-24.04/arm64, instanceType: t3.small }',
      'b: { base: ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id, instanceType: t4g.small }',
      'c: { base: { owner: self, name: "golden-*", architecture: arm64 }, instanceType: t3.small }',
      'd: { base: rhel-9/x86_64, instanceType: t3.small }',
    ).map((line) => line.split(':')[0]),
  ).toEqual(['images.a.instanceType', 'images.b.instanceType', 'images.c.instanceType']);
});

test('advisories that no build could bring the fixes of are noted', () => {
  const policy = 'rebuild: { advisories: { from: high } }';
  const al2023 = 'base: amazon-linux-2023/arm64';
  expect(notesOf(`web: { ${al2023}, components: [aws:update-linux], ${policy} }`)).toEqual([
    expect.stringMatching(
      /^images\.web\.rebuild\.advisories: Amazon Linux 2023 freezes its repositories .*goldsmith:update/,
    ),
  ]);
  expect(notesOf(`web: { ${al2023}, components: [goldsmith:update], ${policy} }`)).toEqual([]);
  expect(notesOf(`web: { ${al2023}, components: [aws:update-linux] }`)).toEqual([]);
  expect(notesOf(`web: { base: ubuntu-24.04/arm64, components: [aws:update-linux], ${policy} }`)).toEqual([]);
  expect(notesOf(`web: { base: ubuntu-24.04/arm64, ${policy} }`)).toEqual([
    expect.stringMatching(/no component updates packages/),
  ]);
  expect(notesOf(`web: { ${al2023}, components: [goldsmith:update] }`, `api: { base: image:web, ${policy} }`)).toEqual(
    [],
  );
});
