import type { CreateLaunchTemplateRequest, CreateLaunchTemplateResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { once } from '../client-tokens.ts';
import { missingParameter, other, templateNameTaken } from '../errors.ts';
import { findTemplateByName } from '../launch-templates.ts';
import { newId } from '../resource-ids.ts';
import type { Ec2State } from '../state.ts';
import { checkTags, tagsFor } from '../tags.ts';

/** What the template says is not checked: a bad value shows at launch, as in AWS. */
export function createLaunchTemplate(
  input: CreateLaunchTemplateRequest,
  context: CallContext<Ec2State>,
): CreateLaunchTemplateResult {
  const [id] = once(context, { operation: 'CreateLaunchTemplate', token: input.ClientToken, input }, () => [
    add(input, context),
  ]);
  return { LaunchTemplate: context.state.launchTemplates.get(id as string)?.template };
}

function add(input: CreateLaunchTemplateRequest, context: CallContext<Ec2State>): string {
  const { state, ids, clock, caller } = context;
  const name = input.LaunchTemplateName;
  if (name === undefined) throw missingParameter('LaunchTemplateName');
  if (!/^[a-zA-Z0-9().\-/_]{3,128}$/.test(name)) {
    throw other('InvalidLaunchTemplateName.MalformedException', `Launch template name '${name}' is malformed.`);
  }
  if (input.LaunchTemplateData === undefined) throw missingParameter('LaunchTemplateData');
  if (findTemplateByName(state, name) !== undefined) throw templateNameTaken();
  const tags = tagsFor(input.TagSpecifications, 'launch-template');
  checkTags(tags, caller);
  const id = newId(ids, 'lt');
  const made = { LaunchTemplateId: id, LaunchTemplateName: name, CreateTime: clock.now(), CreatedBy: caller.arn };
  state.launchTemplates.set(id, {
    template: { ...made, DefaultVersionNumber: 1, LatestVersionNumber: 1, Tags: tags },
    versions: [
      {
        ...made,
        VersionNumber: 1,
        DefaultVersion: true,
        ...(input.VersionDescription === undefined ? {} : { VersionDescription: input.VersionDescription }),
        LaunchTemplateData: input.LaunchTemplateData as object,
      },
    ],
  });
  return id;
}
