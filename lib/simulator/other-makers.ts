// The makers of vendor-stock.ts: each registers AMIs in an account of its own, and moves its public parameter where it has one.

import type { Caller } from './kernel/caller.ts';
import type { Clock } from './kernel/clock.ts';
import type { Behaviour, Machines } from './traffic/world.ts';
import { type MakerImage, makerImages, registrationOfMaker } from './vendor-stock.ts';

export interface OtherMakers {
  /** One AMI of each. */
  stock(): void;
  /** A newer AMI of one of them, by its key, as `rhel-9/arm64`. Returns the AMI's id. */
  publish(key: string, behaviour?: Partial<Behaviour>): string;
}

interface Parts {
  readonly clock: Clock;
  readonly world: Machines;
  call<Output = any>(service: string, operation: string, input: object, caller: Caller): Output;
}

export function createOtherMakers({ clock, world, call }: Parts): OtherMakers {
  let published = 0;
  const publish = (image: MakerImage): string => {
    const { account, parameter, topicArn } = image;
    const caller: Caller = { kind: 'operator', account, arn: `arn:aws:iam::${account}:user/vendor` };
    const registration = registrationOfMaker(image, clock.now(), published++);
    const { ImageId: amiId } = call<{ ImageId: string }>('ec2', 'RegisterImage', registration, caller);
    if (parameter !== undefined) {
      call('ssm', 'PutParameter', { Name: parameter, Value: amiId, Type: 'String', Overwrite: true }, caller);
    }
    if (topicArn !== undefined) {
      // Of what these topics say, too, nobody publishes the shape.
      const owner: Caller = { ...caller, account: topicArn.split(':')[4] as string };
      call('sns', 'Publish', { TopicArn: topicArn, Message: JSON.stringify({ name: registration.Name }) }, owner);
    }
    return amiId;
  };
  return {
    stock() {
      for (const image of makerImages) publish(image);
    },
    publish(key, behaviour) {
      const image = makerImages.find((one) => one.key === key);
      if (image === undefined) throw new Error(`cannot publish an AMI of "${key}": no maker has it`);
      const amiId = publish(image);
      if (behaviour !== undefined) world.behaviours.set(amiId, behaviour);
      return amiId;
    },
  };
}
