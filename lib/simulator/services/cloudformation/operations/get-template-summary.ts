import type { CallContext } from '../../../kernel/service.ts';
import { validationError } from '../errors.ts';
import { requireStack } from '../stacks.ts';
import type { CloudFormationState } from '../state.ts';
import { templateBody } from '../template/desired.ts';
import { parseTemplate } from '../template/template.ts';

export function getTemplateSummary(input: any, context: CallContext<CloudFormationState>) {
  const body =
    input.StackName === undefined
      ? templateBody(input, { caller: context.caller, context })
      : requireStack(context.state, input.StackName).current?.body;
  if (body === undefined) throw validationError('Either Template URL or Template Body must be specified.');
  const template = parseTemplate(body);
  const types = [...new Set(Object.values(template.Resources).map(({ Type }) => Type))];
  return {
    Parameters: Object.entries(template.Parameters ?? {}).map(([key, parameter]) => ({
      ParameterKey: key,
      DefaultValue: parameter.Default === undefined ? undefined : String(parameter.Default),
      ParameterType: parameter.Type,
      NoEcho: String(parameter.NoEcho) === 'true',
      Description: parameter.Description,
      ParameterConstraints: { AllowedValues: parameter.AllowedValues?.map(String) },
    })),
    Description: template.Description,
    ResourceTypes: types,
    Version: template.AWSTemplateFormatVersion,
    Metadata: template.Metadata === undefined ? undefined : JSON.stringify(template.Metadata),
    DeclaredTransforms: [],
    ResourceIdentifierSummaries: types.map((type) => ({
      ResourceType: type,
      LogicalResourceIds: Object.entries(template.Resources).flatMap(([id, { Type }]) => (Type === type ? [id] : [])),
    })),
  };
}
