import { ServiceError } from '../../kernel/service-error.ts';

const error = (code: string, message: string, statusCode = 400) => new ServiceError(code, message, { statusCode });

export const invalidParameterValue = (message: string) => error('InvalidParameterValue', message);
export const invalidParameterCombination = (message: string) => error('InvalidParameterCombination', message);
export const missingParameter = (name: string) =>
  error('MissingParameter', `The request must contain the parameter ${name}`);
export const dependencyViolation = (what: string) =>
  error('DependencyViolation', `${what} has dependencies and cannot be deleted.`);
export const dryRun = () => error('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412);

export const instanceNotFound = (ids: readonly string[]) =>
  ids.length === 1
    ? error('InvalidInstanceID.NotFound', `The instance ID '${ids[0]}' does not exist`)
    : error('InvalidInstanceID.NotFound', `The instance IDs '${ids.join(', ')}' do not exist`);
export const instanceMalformed = (id: string) =>
  error('InvalidInstanceID.Malformed', `Invalid id: "${id}" (expecting "i-...")`);
export const incorrectInstanceState = (id: string, state: string) =>
  error(
    'IncorrectInstanceState',
    `The instance '${id}' is not in a state from which it can be changed: it is '${state}'.`,
  );

export const imageNotFound = (ids: readonly string[]) =>
  ids.length === 1
    ? error('InvalidAMIID.NotFound', `The image id '[${ids[0]}]' does not exist`)
    : error('InvalidAMIID.NotFound', `The image ids '[${ids.join(', ')}]' do not exist`);
export const imageMalformed = (id: string) =>
  error('InvalidAMIID.Malformed', `Invalid id: "${id}" (expecting "ami-...")`);
export const imageUnavailable = (id: string, state: string) =>
  error('InvalidAMIID.Unavailable', `AMI '${id}' is ${state}, and cannot be run`);
export const imageBusy = (id: string) =>
  error('InvalidAMIID.Unavailable', `The AMI ID '${id}' is currently pending and may not be used for this operation`);
export const imageGone = (id: string) =>
  error('InvalidAMIID.Unavailable', `The image id '[${id}]' is no longer available`);
export const imageNameDuplicate = (name: string, id: string) =>
  error('InvalidAMIName.Duplicate', `AMI name ${name} is already in use by AMI ${id}`);
export const imageNameMalformed = () =>
  error(
    'InvalidAMIName.Malformed',
    "AMI names must be between 3 and 128 characters long, and may contain letters, numbers, and ( ) [ ] space . / - ' @ _",
  );

export const templateNotFound = (id: string) =>
  error('InvalidLaunchTemplateId.NotFound', `The specified launch template, with template ID ${id}, does not exist.`);
export const templateNameNotFound = (name: string) =>
  error(
    'InvalidLaunchTemplateName.NotFoundException',
    `The specified launch template, with template name ${name}, does not exist.`,
  );
/** As DescribeLaunchTemplates says it, which others do not. */
export const namedTemplatesNotFound = () =>
  error(
    'InvalidLaunchTemplateName.NotFoundException',
    'At least one of the launch templates specified in the request does not exist.',
  );
export const templateVersionNotFound = (version: string, id: string) =>
  error(
    'InvalidLaunchTemplateId.VersionNotFound',
    `Could not find launch template version ${version} for launch template ${id}.`,
  );
export const templateNameTaken = () =>
  error('InvalidLaunchTemplateName.AlreadyExistsException', 'Launch template name already in use.');

export const idempotencyMismatch = () =>
  error(
    'IdempotentParameterMismatch',
    'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
  );

export const insufficientCapacity = (type: string, zone: string) =>
  error(
    'InsufficientInstanceCapacity',
    `We currently do not have sufficient ${type} capacity in the Availability Zone you requested (${zone}). Our system will be working on provisioning additional capacity.`,
    500,
  );

export const insufficientAddresses = (subnetId: string) =>
  error('InsufficientFreeAddressesInSubnet', `There are not enough free addresses in subnet '${subnetId}'.`);

export const networkNotFound = (code: string, noun: string, id: string) =>
  error(code, `The ${noun} '${id}' does not exist`);
export const other = error;
