import type { DeleteLaunchTemplateVersionsRequest, DeleteLaunchTemplateVersionsResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { getTemplate } from '../launch-templates.ts';
import type { Ec2State } from '../state.ts';

/** Each version by itself: the default one cannot go, an unknown one is reported. */
export function deleteLaunchTemplateVersions(
  { LaunchTemplateId, LaunchTemplateName, Versions = [] }: DeleteLaunchTemplateVersionsRequest,
  { state }: CallContext<Ec2State>,
): DeleteLaunchTemplateVersionsResult {
  const record = getTemplate(state, { LaunchTemplateId, LaunchTemplateName });
  const { template } = record;
  const named = { LaunchTemplateId: template.LaunchTemplateId, LaunchTemplateName: template.LaunchTemplateName };
  const numbers = new Set(record.versions.map((version) => version.VersionNumber));
  const refused = (Code: 'launchTemplateVersionDoesNotExist' | 'unexpectedError', Message: string) => ({
    Code,
    Message,
  });
  const answers = Versions.map((text) => {
    const VersionNumber = Number(text);
    if (!numbers.has(VersionNumber)) {
      const ResponseError = refused('launchTemplateVersionDoesNotExist', `Version ${text} does not exist.`);
      return { ...named, VersionNumber, ResponseError };
    }
    if (VersionNumber === template.DefaultVersionNumber) {
      const ResponseError = refused('unexpectedError', 'Cannot delete the default version of a launch template.');
      return { ...named, VersionNumber, ResponseError };
    }
    return { ...named, VersionNumber };
  });
  const deleted = answers.filter((answer) => !('ResponseError' in answer));
  const gone = new Set<number | undefined>(deleted.map((answer) => answer.VersionNumber));
  const versions = record.versions.filter((version) => !gone.has(version.VersionNumber));
  // The latest version is the highest that is left, but numbers are never given twice in AWS; here neither, as long as
  // the newest one stays.
  state.launchTemplates.set(template.LaunchTemplateId as string, { template, versions });
  return {
    SuccessfullyDeletedLaunchTemplateVersions: deleted,
    UnsuccessfullyDeletedLaunchTemplateVersions: answers.filter((answer) => 'ResponseError' in answer),
  };
}
