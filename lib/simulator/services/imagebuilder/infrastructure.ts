import { invalidParameter } from './errors.ts';

const RESERVED_TAGS = ['CreatedBy', 'Ec2ImageBuilderArn', 'Name', 'Tags'];

/** @throws InvalidParameterValueException for what Image Builder refuses in an infrastructure configuration */
export function checkInfrastructure(given: {
  subnetId?: string | undefined;
  securityGroupIds?: string[] | undefined;
  resourceTags?: Record<string, string> | undefined;
}): void {
  if (given.subnetId !== undefined && (given.securityGroupIds ?? []).length === 0) {
    throw invalidParameter('securityGroupIds', 'A subnet needs at least one security group.');
  }
  for (const key of Object.keys(given.resourceTags ?? {})) {
    if (RESERVED_TAGS.includes(key) || key.startsWith('aws:')) {
      throw invalidParameter('resourceTags', `The tag key '${key}' is reserved.`);
    }
  }
}
