import type { KnownSignal } from './handle-signal.ts';
import { childrenOf, imagesAnnouncedBy } from './image-settings.ts';
import type { Message } from './parse-message.ts';

export interface Received {
  /** Of the message. */
  readonly id: string;
  readonly receivedAt: string;
}

/** What a message asks for: an announcement means all images on what it announces, a golden version those that are built on it. */
export async function signalsOf(
  message: Exclude<Message, { kind: 'finding' }>,
  received: Received,
): Promise<KnownSignal[]> {
  switch (message.kind) {
    case 'signal':
      return [{ ...received, ...message.signal }];
    case 'announcement': {
      const images = await imagesAnnouncedBy(message.topicArn);
      return images.map((image) => ({ kind: 'base-image', image, ...received, attempt: 0 }));
    }
    case 'golden': {
      const { image: parent, version: parentVersion } = message;
      const children = await childrenOf(parent);
      return children.map((image) => ({ kind: 'parent-image', image, ...received, parent, parentVersion }));
    }
  }
}
