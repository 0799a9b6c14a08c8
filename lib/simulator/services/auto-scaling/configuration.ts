// What a group launches, from the ways in which a request can say it.

import type { LaunchTemplateSpecification, MixedInstancesPolicy } from '@aws-sdk/client-auto-scaling';
import type { Caller } from '../../kernel/caller.ts';
import type { CallContext, ServiceContext } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import { invalid } from './errors.ts';
import type { AutoScalingState, Configuration, TemplateChoice } from './state.ts';

export interface ConfigurationInput {
  readonly LaunchTemplate?: LaunchTemplateSpecification | undefined;
  readonly MixedInstancesPolicy?: MixedInstancesPolicy | undefined;
}

/** The configuration that a request names, or undefined when it names none. */
export function readConfiguration(
  context: CallContext<AutoScalingState>,
  input: ConfigurationInput,
): Configuration | undefined {
  const { LaunchTemplate, MixedInstancesPolicy: mixed } = input;
  if (LaunchTemplate !== undefined && mixed !== undefined) {
    throw invalid('Valid requests must contain either LaunchTemplate or MixedInstancesPolicy parameter, not both.');
  }
  const named = LaunchTemplate ?? mixed?.LaunchTemplate?.LaunchTemplateSpecification;
  return named === undefined ? undefined : { template: resolveTemplate(context, named), mixed };
}

export interface TemplateVersion {
  readonly VersionNumber: number;
  readonly LaunchTemplateData: {
    readonly ImageId?: string;
    readonly InstanceType?: string;
    readonly NetworkInterfaces?: readonly object[];
  };
}

/** The template's version as it resolves at this moment, within someone's request as they see it. Throws what EC2 answers. */
export function readVersion(
  context: ServiceContext<AutoScalingState>,
  template: TemplateChoice,
  seenAs?: Caller,
): TemplateVersion {
  const { LaunchTemplateVersions } = context.call<{ LaunchTemplateVersions: TemplateVersion[] }>(
    'ec2',
    'DescribeLaunchTemplateVersions',
    { LaunchTemplateId: template.id, Versions: [template.version] },
    seenAs === undefined ? {} : { seenAs },
  );
  const [version] = LaunchTemplateVersions;
  if (version === undefined)
    throw invalid(`Could not find the specified version ${template.version} for the launch template`);
  return version;
}

function resolveTemplate(
  context: CallContext<AutoScalingState>,
  { LaunchTemplateId, LaunchTemplateName, Version }: LaunchTemplateSpecification,
): TemplateChoice {
  if ((LaunchTemplateId === undefined) === (LaunchTemplateName === undefined)) {
    throw invalid('Valid requests must contain either launchTemplateId or LaunchTemplateName');
  }
  const input =
    LaunchTemplateId === undefined
      ? { LaunchTemplateNames: [LaunchTemplateName] }
      : { LaunchTemplateIds: [LaunchTemplateId] };
  const [found] = translated(
    () =>
      context.call<{ LaunchTemplates: { LaunchTemplateId: string; LaunchTemplateName: string }[] }>(
        'ec2',
        'DescribeLaunchTemplates',
        input,
        { seenAs: context.caller },
      ).LaunchTemplates,
  );
  if (found === undefined) throw invalid('The specified launch template does not exist');
  const choice = {
    id: found.LaunchTemplateId,
    name: found.LaunchTemplateName,
    version: Version === undefined || Version === '' ? '$Default' : Version,
  };
  translated(() => readVersion(context, choice, context.caller));
  return choice;
}

/** EC2's errors as Auto Scaling passes them on. */
export function translated<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code === 'ValidationError') throw error;
    throw invalid(`You must use a valid fully-formed launch template. ${error.message}`);
  }
}

export function isNumbered(version: string): boolean {
  return /^\d+$/.test(version);
}

export function templateSpecification({ id, name, version }: TemplateChoice) {
  return { LaunchTemplateId: id, LaunchTemplateName: name, Version: version };
}
