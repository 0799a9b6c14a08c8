import type { LaunchTemplateVersion } from '@aws-sdk/client-ec2';
import {
  invalidParameterValue,
  missingParameter,
  templateNameNotFound,
  templateNotFound,
  templateVersionNotFound,
} from './errors.ts';
import type { Ec2State, LaunchTemplateRecord } from './state.ts';

export interface TemplateReference {
  readonly LaunchTemplateId?: string | undefined;
  readonly LaunchTemplateName?: string | undefined;
}

/** @throws when the reference names none, both ways at once, or one that does not exist */
export function getTemplate(state: Ec2State, reference: TemplateReference): LaunchTemplateRecord {
  const { LaunchTemplateId: id, LaunchTemplateName: name } = reference;
  if (id !== undefined && name !== undefined) {
    throw invalidParameterValue(
      'The request must contain either a launch template ID or a launch template name, not both.',
    );
  }
  if (id !== undefined) {
    const record = state.launchTemplates.get(id);
    if (record === undefined) throw templateNotFound(id);
    return record;
  }
  if (name === undefined) throw missingParameter('LaunchTemplateId or LaunchTemplateName');
  const record = findTemplateByName(state, name);
  if (record === undefined) throw templateNameNotFound(name);
  return record;
}

export function findTemplateByName(state: Ec2State, name: string): LaunchTemplateRecord | undefined {
  for (const record of state.launchTemplates.values()) {
    if (record.template.LaunchTemplateName === name) return record;
  }
  return undefined;
}

/** One version by number, `$Latest` or `$Default`; the default one when not given. */
export function getTemplateVersion(record: LaunchTemplateRecord, wanted: string | undefined): LaunchTemplateVersion {
  const { template, versions } = record;
  const number =
    wanted === undefined || wanted === '' || wanted === '$Default'
      ? template.DefaultVersionNumber
      : wanted === '$Latest'
        ? template.LatestVersionNumber
        : readNumber(wanted);
  const found = versions.find((version) => version.VersionNumber === number);
  if (found === undefined) throw templateVersionNotFound(String(wanted), template.LaunchTemplateId as string);
  return found;
}

function readNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw invalidParameterValue(`Invalid launch template version: '${text}'. It is a number, $Latest or $Default.`);
}
