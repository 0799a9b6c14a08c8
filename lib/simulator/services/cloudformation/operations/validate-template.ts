import type { CallContext } from '../../../kernel/service.ts';
import { validationError } from '../errors.ts';
import type { CloudFormationState } from '../state.ts';
import { templateBody } from '../template/desired.ts';
import { checkReferences } from '../template/references.ts';
import { parseTemplate } from '../template/template.ts';

export function validateTemplate(input: any, context: CallContext<CloudFormationState>) {
  const body = templateBody(input, { caller: context.caller, context });
  if (body === undefined) throw validationError('Either Template URL or Template Body must be specified.');
  const template = parseTemplate(body);
  checkReferences(template);
  const iam = Object.values(template.Resources).some(({ Type }) => Type.startsWith('AWS::IAM::'));
  return {
    Parameters: Object.entries(template.Parameters ?? {}).map(([key, parameter]) => ({
      ParameterKey: key,
      DefaultValue: parameter.Default === undefined ? undefined : String(parameter.Default),
      NoEcho: String(parameter.NoEcho) === 'true',
      Description: parameter.Description,
    })),
    Description: template.Description,
    Capabilities: iam ? ['CAPABILITY_IAM'] : [],
  };
}
