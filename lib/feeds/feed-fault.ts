/** A feed is not what it says it is: cut off, of another shape, or far too large. What was read of it must not count. */
export class FeedFault extends Error {
  override readonly name = 'FeedFault';
}
