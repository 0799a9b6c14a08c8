import type { LaunchPermission, ModifyImageAttributeRequest } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { imageUnavailable, missingParameter, other } from '../errors.ts';
import { changeImage, getImage } from '../images.ts';
import type { Ec2State } from '../state.ts';

/** Launch permissions and the description. */
export function modifyImageAttribute(input: ModifyImageAttributeRequest, context: CallContext<Ec2State>): object {
  const { state, caller } = context;
  if (input.ImageId === undefined) throw missingParameter('ImageId');
  const record = getImage(state, input.ImageId, caller.account);
  if (record.image.OwnerId !== caller.account) {
    throw other('AuthFailure', `Not authorized for image:${input.ImageId}`, 403);
  }
  if (record.image.State === 'pending') throw imageUnavailable(input.ImageId, 'pending');
  const launchPermissions = new Set(record.launchPermissions);
  for (const name of names(input.LaunchPermission?.Add, input, 'add')) launchPermissions.add(name);
  for (const name of names(input.LaunchPermission?.Remove, input, 'remove')) launchPermissions.delete(name);
  const said = input.Description?.Value ?? (input.Attribute === 'description' ? input.Value : undefined);
  const members = { Public: launchPermissions.has('all'), ...(said === undefined ? {} : { Description: said }) };
  changeImage(state, record, members, { launchPermissions });
  return {};
}

function names(
  permissions: readonly LaunchPermission[] = [],
  { Attribute, OperationType, UserIds = [], UserGroups = [] }: ModifyImageAttributeRequest,
  operation: 'add' | 'remove',
): string[] {
  const older = Attribute === 'launchPermission' && OperationType === operation ? [...UserIds, ...UserGroups] : [];
  return [...older, ...permissions.flatMap(({ UserId, Group }) => UserId ?? Group ?? [])];
}
