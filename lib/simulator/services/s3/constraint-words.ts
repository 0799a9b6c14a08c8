import type { Refuse } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import { memberOf } from '../../kernel/violation.ts';

/** What stands in a body makes the whole body wrong; what stands in an address or a header is named. */
export const refuse: Refuse = ([first], usual) => {
  const { path, value, limit } = first;
  const name = memberOf(first);
  if (limit.kind === 'known' || limit.kind === 'type') return usual({ code: 'InvalidArgument' });
  if (name === 'LocationConstraint') {
    return new ServiceError('InvalidLocationConstraint', 'The specified location-constraint is not valid', {
      members: { LocationConstraint: value },
    });
  }
  if (path.length > 1) {
    return new ServiceError(
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
    );
  }
  if (name === 'StorageClass') {
    return new ServiceError('InvalidStorageClass', 'The storage class you specified is not valid', {
      members: { StorageClassRequested: value },
    });
  }
  const message = limit.kind === 'required' ? `Missing required parameter ${name}` : `Invalid value for ${name}`;
  return new ServiceError('InvalidArgument', message, { members: { ArgumentName: name, ArgumentValue: value } });
};
