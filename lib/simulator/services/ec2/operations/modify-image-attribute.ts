import type { LaunchPermission, ModifyImageAttributeRequest } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { imageBusy } from '../errors.ts';
import { changeImage } from '../images.ts';
import { getOwnImage } from '../own-image.ts';
import type { Ec2State } from '../state.ts';

/** Launch permissions and the description. */
export function modifyImageAttribute(input: ModifyImageAttributeRequest, context: CallContext<Ec2State>): object {
  const record = getOwnImage(context, input.ImageId);
  if (record.image.State === 'pending') throw imageBusy(input.ImageId as string);
  const launchPermissions = new Set(record.launchPermissions);
  for (const name of names(input.LaunchPermission?.Add, input, 'add')) launchPermissions.add(name);
  for (const name of names(input.LaunchPermission?.Remove, input, 'remove')) launchPermissions.delete(name);
  const said = input.Description?.Value ?? (input.Attribute === 'description' ? input.Value : undefined);
  const members = { Public: launchPermissions.has('all'), ...(said === undefined ? {} : { Description: said }) };
  changeImage(context.state, record, members, { launchPermissions });
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
