// What `base:` of an image may say, and what it stands for: `ssm:/…`, the ARN of an Image Builder image, `image:<name>` of the
// same file, or `ami:<owner>/<architecture>/<name pattern>`, the newest AMI that a filter finds. Presets stand for one of these.

import { type Architecture, architectureIn } from './architecture.ts';
import type { BasePreset } from './base-preset.ts';
import { basePresets, EXAMPLE_KUBERNETES } from './base-presets.ts';
import { didYouMean } from './closest-word.ts';

// Image Builder's service-linked role reads no other parameters.
// Source: AWS Managed Policy Reference, AWSServiceRoleForImageBuilder.
const PARAMETER = /^ssm:\/(aws\/service|imagebuilder)\/[A-Za-z0-9_./-]+$/;
const IMAGE_ARN =
  /^arn:aws[a-z-]*:imagebuilder:[a-z0-9-]+:(aws|\d{12}):image\/[a-z0-9-_]+\/(x\.x\.x|\d+\.x\.x|\d+\.\d+\.x|\d+\.\d+\.\d+(\/\d+)?)$/;
const AMI = /^ami:([\w-]+)\/(arm64|x86_64)\/(.+)$/;
const KUBERNETES = /^1\.\d{2}$/;

/** An AMI filter as in goldsmith.yaml. */
export interface AmiFilter {
  readonly owner: string;
  readonly architecture: Architecture;
  /** With `*` and `?`, as EC2's filter takes it. */
  readonly name: string;
}

export const amiBase = ({ owner, architecture, name }: AmiFilter): string => `ami:${owner}/${architecture}/${name}`;

/** The filter that a resolved base is, if it is one. */
export function amiFilter(base: string): AmiFilter | undefined {
  const [, owner, architecture, name] = AMI.exec(base) ?? [];
  if (owner === undefined || name === undefined) return undefined;
  return { owner, architecture: architecture as Architecture, name };
}

/** What EC2's DescribeImages is asked for the AMIs of a filter. */
export function askedOfEc2({ owner, name, architecture }: AmiFilter) {
  return {
    Owners: [owner],
    Filters: [
      { Name: 'name', Values: [name] },
      { Name: 'architecture', Values: [architecture as string] },
      { Name: 'state', Values: ['available'] },
    ],
    MaxResults: 1000,
  };
}

export const isImageArn = (base: string): boolean => IMAGE_ARN.test(base);

/** What a base as written stands for; undefined when it is none. */
export function resolveBase(written: unknown): string | undefined {
  if (typeof written === 'object' && written !== null) {
    const base = amiBase(written as AmiFilter);
    return AMI.test(base) ? base : undefined;
  }
  if (typeof written !== 'string') return undefined;
  if (PARAMETER.test(written) || IMAGE_ARN.test(written) || /^image:./.test(written)) return written;
  const [name = '', architecture = '', more] = written.split('/');
  const preset = more === undefined ? presetNamed(name) : undefined;
  const word = preset?.preset.architectures[architecture as Architecture];
  if (preset === undefined || word === undefined) return undefined;
  const filled = (text: string) => text.replace('{version}', preset.version).replace('{architecture}', word);
  const { at } = preset.preset;
  if ('parameter' in at) return `ssm:${filled(at.parameter)}`;
  return amiBase({ owner: at.owner, architecture: architecture as Architecture, name: filled(at.name) });
}

function presetNamed(name: string): { preset: BasePreset; version: string } | undefined {
  for (const preset of basePresets) {
    const [before = '', after] = preset.name.split('{version}');
    if (after === undefined) {
      if (name === preset.name) return { preset, version: '' };
    } else if (name.startsWith(before) && name.endsWith(after)) {
      const version = name.slice(before.length, name.length - after.length);
      if (KUBERNETES.test(version)) return { preset, version };
    }
  }
  return undefined;
}

/** The preset that a resolved base belongs to, however it was written: what is known of its system. */
export const presetOf = (base: string): BasePreset | undefined => basePresets.find(({ like }) => like.test(base));

/** Of the resolved base; undefined when its name does not say. */
export function architectureOf(base: string): Architecture | undefined {
  const told = amiFilter(base)?.architecture ?? architectureIn(base);
  if (told !== undefined) return told;
  // Those of Windows, and of ECS for x86_64, do not say it.
  return presetOf(base)?.architectures.x86_64 === undefined ? undefined : 'x86_64';
}

/** What may stand before the slash, with a version in the place of those that have many. */
export const nameOfPreset = ({ name }: BasePreset): string => name.replace('{version}', EXAMPLE_KUBERNETES);

/** What is wanted in the place of something that is no base. */
export function wantedBase(written: unknown): string {
  const forms =
    'a preset such as "amazon-linux-2023/arm64", "ssm:" and a parameter under /aws/service/ or /imagebuilder/ that holds an AMI id, the ARN of an Image Builder image, a map of owner, name and architecture, or "image:" and the name of another image of this file';
  if (typeof written !== 'string' || /^(ssm:|arn:|\/)/.test(written)) return forms;
  const [name = '', architecture] = written.split('/');
  const preset = presetNamed(name)?.preset;
  if (preset !== undefined) {
    const wanted = Object.keys(preset.architectures).map((one) => `"${name}/${one}"`);
    return `${wanted.join(' or ')}${architecture === undefined ? '' : didYouMean(architecture, Object.keys(preset.architectures))}`;
  }
  const usable = basePresets.filter(({ impossible }) => impossible === undefined).map(nameOfPreset);
  return `${forms}${didYouMean(name, basePresets.map(nameOfPreset))}; the presets are ${usable.join(', ')}`;
}
