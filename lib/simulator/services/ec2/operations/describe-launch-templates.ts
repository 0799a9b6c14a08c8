import type { DescribeLaunchTemplatesRequest, DescribeLaunchTemplatesResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { namedTemplatesNotFound } from '../errors.ts';
import { type FilterPaths, select } from '../filters.ts';
import { findTemplateByName, getTemplate } from '../launch-templates.ts';
import { page } from '../pages.ts';
import type { Ec2State } from '../state.ts';

const filters: FilterPaths = {
  'launch-template-name': 'LaunchTemplateName',
  'create-time': 'CreateTime',
};

export function describeLaunchTemplates(
  input: DescribeLaunchTemplatesRequest,
  { state }: CallContext<Ec2State>,
): DescribeLaunchTemplatesResult {
  const { LaunchTemplateIds = [], LaunchTemplateNames = [] } = input;
  const named = [
    ...LaunchTemplateIds.map((LaunchTemplateId) => getTemplate(state, { LaunchTemplateId })),
    ...LaunchTemplateNames.map((LaunchTemplateName) => {
      const record = findTemplateByName(state, LaunchTemplateName);
      if (record === undefined) throw namedTemplatesNotFound();
      return record;
    }),
  ];
  const records = named.length > 0 ? named : [...state.launchTemplates.values()];
  const templates = select(
    records.map((record) => record.template),
    input.Filters,
    filters,
  );
  const { items, ...next } = page(templates, input);
  return { LaunchTemplates: [...items], ...next };
}
