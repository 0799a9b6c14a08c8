// What of EC2 is seen late (developer guide, "Eventual consistency in the Amazon EC2 API"): everything with an id. A request that
// names one which has not spread is answered as if it did not exist.

import { type Eventual, seenLate } from '../../kernel/eventual.ts';
import type { CallContext } from '../../kernel/service.ts';
import { imageNotFound, instanceNotFound, networkNotFound, other, templateNotFound } from './errors.ts';
import { type KindDescription, kinds } from './network/kinds.ts';
import type { Ec2State } from './state.ts';

export const late: Eventual<Ec2State> = {
  maps: ['instances', 'images', 'snapshots', 'launchTemplates', 'network'],
  unseen(id) {
    const prefix = id.split('-')[0];
    if (prefix === 'i') return instanceNotFound([id]);
    if (prefix === 'ami') return imageNotFound([id]);
    if (prefix === 'lt') return templateNotFound(id);
    if (prefix === 'snap') return other('InvalidSnapshot.NotFound', `The snapshot '${id}' does not exist.`);
    const kind = Object.values<KindDescription>(kinds).find((one) => one.prefix === prefix);
    return networkNotFound(kind?.notFoundCode ?? 'InvalidID', kind?.noun ?? 'ID', id);
  },
};

/** For what an operation that changes something reads on the way: templates, images and networks as the caller sees them. */
export const asSeen = (context: CallContext<Ec2State>): CallContext<Ec2State> => seenLate(context, late.maps);
