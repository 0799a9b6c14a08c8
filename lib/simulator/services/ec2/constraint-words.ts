import type { Refuse } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import { type Limit, memberOf, type PathStep } from '../../kernel/violation.ts';
import { imageNameMalformed, invalidParameterValue, missingParameter } from './errors.ts';

/** EC2 says one thing at a time. Its words for a value that is none of those it knows differ with the parameter. */
export const refuse: Refuse = ([first], usual) => {
  const { path, value, limit } = first;
  const place = placeOf(path);
  if (limit.kind === 'required') return missingParameter(place);
  if (limit.kind === 'known') return new ServiceError('UnknownParameter', `The parameter ${place} is not recognized`);
  if (limit.kind === 'type') return usual({ code: 'InvalidParameterValue' });
  switch (memberOf(first)) {
    case 'InstanceType':
      return invalidParameterValue(`Invalid value '${value}' for InstanceType.`);
    case 'LaunchTemplateName':
      return templateNameMalformed();
    // Of an image: nothing else that is called so is constrained.
    case 'Name':
      return imageNameMalformed();
  }
  const shown = limit.kind.endsWith('-value') ? `Value ( ${value} )` : `Value (${value})`;
  return invalidParameterValue(`${shown} for parameter ${place} is invalid. ${expected(limit)}`);
};

function expected(limit: Limit): string {
  switch (limit.kind) {
    case 'min-value':
      return `Expecting a value greater than ${limit.bound}.`;
    case 'max-value':
      return `Expecting a value less than ${limit.bound}.`;
    case 'min-length':
    case 'max-length':
      return `Expecting a length of ${limit.kind === 'min-length' ? 'at least' : 'at most'} ${limit.bound}.`;
    case 'enum':
      return `Expecting one of ${limit.values.join(', ')}.`;
    case 'pattern':
      return `Expecting a value of the form ${limit.pattern}.`;
    default:
      return '';
  }
}

const templateNameMalformed = () =>
  new ServiceError(
    'InvalidLaunchTemplateName.MalformedException',
    'A launch template name must be between 3 and 128 characters, and may contain letters, numbers, and the following characters: - ( ) . / _.',
  );

/** `maxResults`, `TagSpecifications.1.ResourceType`: EC2 writes single parameters in lower case. */
function placeOf(path: readonly PathStep[]): string {
  const steps = path.map((step) => (typeof step === 'number' ? step + 1 : typeof step === 'string' ? step : step.key));
  const place = steps.join('.');
  return place === 'MaxResults' ? 'maxResults' : place;
}
