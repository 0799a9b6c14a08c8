import type { ImageSettings } from '../../lib/contract/settings.ts';

/** An image of ours that this one is built on has been proven: it need not ripen. */
export function minAgeSeconds({ parent, minBaseImageAgeSeconds }: ImageSettings): number {
  return parent === undefined ? minBaseImageAgeSeconds : 0;
}
