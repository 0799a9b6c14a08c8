import { parentOf } from '../contract/image-layers.ts';
import { parameters } from '../contract/parameters.ts';

/** What Image Builder and receive-signal read: another image's golden versions stand in a parameter, too. */
export function baseOf(base: string): string {
  const parent = parentOf(base);
  return parent === undefined ? base : `ssm:${parameters.parentGolden(parent)}`;
}
