import type { DeleteTagsRequest } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import type { Ec2State } from '../state.ts';
import { changeTags } from '../tagged-resources.ts';

/** A tag given with a value goes only when it has that value; without any tags all go but those of AWS. */
export function deleteTags({ Resources = [], Tags }: DeleteTagsRequest, context: CallContext<Ec2State>): object {
  for (const id of Resources) {
    changeTags(context, id, (tags) =>
      tags.filter(({ Key, Value }) => {
        if (Tags === undefined || Tags.length === 0) return Key?.startsWith('aws:') === true;
        return !Tags.some((gone) => gone.Key === Key && (gone.Value === undefined || gone.Value === Value));
      }),
    );
  }
  return {};
}
