/** Of a preset of lib/contract, what is shown. */
interface Preset {
  readonly name: string;
  readonly architectures: object;
  readonly at: { readonly parameter: string } | { readonly owner: string; readonly name: string };
  readonly topicArn?: string | undefined;
  readonly packages: string;
  readonly agent: boolean;
  readonly rootVolume: { readonly device: string; readonly sizeGiB: number };
  readonly listed: boolean;
  readonly impossible?: string | undefined;
  readonly source: string;
}

/** docs/reference/bases.md: on what images can be built, and what is known of each. */
export function basesPage(presets: readonly Preset[]): string {
  return [
    '# Bases',
    '',
    '<!-- Generated from lib/contract/base-presets.ts by `npm run generate`; the words are in lib/docs/bases-page.ts. -->',
    '',
    ...FORMS,
    '',
    '## Presets',
    '',
    'Written with the architecture behind a slash, as `ubuntu-24.04/arm64`. `{version}` is a version of Kubernetes, as `eks-1.33-amazon-linux-2023/arm64`.',
    '',
    '| preset | architectures | found by | announced | packages | SSM agent | root volume | Image Builder |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...presets.map(rowOf),
    '',
    'Sources, and what is not verified:',
    '',
    ...presets.map(({ name, source }) => `- \`${name}\`: ${source}.`),
    '',
    ...LIMITS,
    '',
    ...presets.flatMap(({ name, impossible }) => (impossible === undefined ? [] : [`- \`${name}\`: ${impossible}.`])),
    '',
    ...NEWER,
    '',
  ].join('\n');
}

function rowOf(preset: Preset): string {
  const { name, architectures, at, topicArn, packages, agent, rootVolume, listed, impossible } = preset;
  const found = 'parameter' in at ? `\`${at.parameter}\`` : `AMIs of ${at.owner}, \`${at.name}\``;
  const cells = [
    `\`${name}\``,
    Object.keys(architectures).join(', '),
    found,
    topicArn === undefined ? 'no' : `\`${topicArn.split(':').at(-1)}\``,
    packages,
    agent ? 'in the image' : impossible === undefined ? 'brought by Image Builder' : 'no',
    `${rootVolume.device}, ${rootVolume.sizeGiB} GiB`,
    impossible === undefined ? (listed ? 'supported' : 'not listed by AWS') : '**no image**, see below',
  ];
  return `| ${cells.join(' | ')} |`;
}

const FORMS = [
  '`base:` of an image says what it is built on, in one of five forms:',
  '',
  '| form | example | the newest is |',
  '| --- | --- | --- |',
  '| a preset | `ubuntu-24.04/arm64` | as the table below says |',
  '| a parameter under `/aws/service/` or `/imagebuilder/` | `ssm:/aws/service/debian/release/13/latest/arm64` | what the parameter holds; Image Builder reads no other paths |',
  '| an image of Image Builder | `arn:aws:imagebuilder:eu-west-1:aws:image/amazon-linux-2023-arm64/x.x.x` | the newest version that became available; it must be in the region of the stack |',
  '| an AMI filter | `{ owner: "013907871322", name: "suse-sles-15-*", architecture: arm64 }` | the AMI that was made last, of those that fit and are neither disabled nor, by another account, deprecated |',
  '| an image of the same file | `image:golden` | its newest golden version |',
  '',
  'What is known of a preset holds for the same system written otherwise, too: by its parameter, its filter or its ARN.',
  'Volumes, instance types and the platform of components follow the base; `goldsmith validate` says what of it cannot work, and',
  '`goldsmith validate --live` looks whether it is there, and whether its root volume is the one that is made for it.',
];

const LIMITS = [
  '## What works on which',
  '',
  '- **No SSM agent in the image**: Image Builder installs it on Linux when a build begins, and Goldsmith keeps it in the image, because',
  '  the proof on a fresh instance asks through it. Builds need a way to the regional bucket of the agent (NAT, or an endpoint of S3).',
  '- **No list of packages**: the system has neither rpm nor dpkg, so there is no bill of materials, and no advisory can ask for a',
  '  build. New base images and schedules do.',
  '- **Not listed by AWS**: the user guide of Image Builder does not name the system. It may work; nobody promises it.',
  '- **No image**: no build can end well, so `goldsmith validate` refuses it:',
];

const NEWER = [
  '## When a newer one is out',
  '',
  'A vendor that announces on a topic wakes Goldsmith at once. All others, and announcements that were lost, are found by the poll',
  '(`rebuild.baseImage.poll`, an hour unless said otherwise). What is found is built on when it has been out for `minAge`.',
  '',
  'Image Builder takes no AMI filter. For an image whose base is one, Goldsmith keeps the parameter',
  '`/imagebuilder/goldsmith/bases/<image>`, from which the recipe reads. The stack writes it once, before the recipe is made, and fails',
  'when the filter finds nothing. After that it moves when a build begins and never before: not when a newer AMI appears, nor while one',
  'ripens. So Image Builder bakes on the AMI that the ledger names, and a parameter that somebody else reads is never ahead of it.',
];
