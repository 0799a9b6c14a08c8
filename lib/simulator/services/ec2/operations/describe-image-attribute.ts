import type { DescribeImageAttributeRequest, ImageAttribute } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { invalidParameterValue } from '../errors.ts';
import { getOwnImage } from '../own-image.ts';
import type { Ec2State } from '../state.ts';

/** Launch permissions, the description and the disks; the owner alone may ask. */
export function describeImageAttribute(
  { ImageId, Attribute }: DescribeImageAttributeRequest,
  context: CallContext<Ec2State>,
): ImageAttribute {
  const { image, launchPermissions } = getOwnImage(context, ImageId);
  switch (Attribute) {
    case 'launchPermission': {
      const shared = [...launchPermissions].map((name) =>
        name === 'all' ? { Group: 'all' as const } : { UserId: name },
      );
      return { ImageId, LaunchPermissions: shared };
    }
    case 'description':
      return { ImageId, Description: { Value: image.Description } };
    case 'blockDeviceMapping':
      return { ImageId, BlockDeviceMappings: image.BlockDeviceMappings };
    default:
      throw invalidParameterValue(`The simulator does not model the image attribute '${Attribute}'`);
  }
}
