/** Keys of the ledger, one DynamoDB table with `pk` and `sk`; `expiresAt` (epoch seconds) is its TTL attribute. */
export const ledgerKeys = {
  signal: (image: string, receivedAt: string, id: string) => ({ pk: `SIGNAL#${image}`, sk: `${receivedAt}#${id}` }),
  /** One per cause that must not be acted on twice, e.g. a base AMI. */
  cause: (image: string, causeKey: string) => ({ pk: `CAUSE#${image}`, sk: causeKey }),
  version: (image: string, version: string) => ({ pk: `IMAGE#${image}`, sk: `VERSION#${version}` }),
  /** Which image version an AMI is. */
  ami: (amiId: string) => ({ pk: `AMI#${amiId}`, sk: 'AMI' }),
  /** Signals that settle: the version that they will become, and when. At most one of an image. */
  gathering: (image: string) => ({ pk: `IMAGE#${image}`, sk: 'GATHERING' }),
  /** One per cause of a version, from when it is gathered on: a build may have more than its version's item can hold. */
  gathered: (image: string, version: string, causeKey: string) => ({
    pk: `GATHERED#${image}#${version}`,
    sk: causeKey,
  }),
  /** A version that causes were gathered for and that was never built: all of them were answered meanwhile. */
  unused: (image: string, version: string) => ({ pk: `IMAGE#${image}`, sk: `UNUSED#${version}` }),
  /** When a signal about an advisory was last sent, and how urgent it was. */
  told: (image: string, causeKey: string) => ({ pk: `TOLD#${image}`, sk: causeKey }),
  /** One per flaw that Inspector found in an AMI of the image. */
  finding: (image: string, id: string) => ({ pk: `FINDING#${image}`, sk: id }),
  /** How far a feed was read: ETag, watermark, when last, what went wrong since. */
  feed: (feed: string) => ({ pk: `FEED#${feed}`, sk: 'FEED' }),
  counter: (image: string, date: string) => ({ pk: `IMAGE#${image}`, sk: `COUNTER#${date}` }),
  /** The build of an image that runs, or ran last; at most one runs. */
  build: (image: string) => ({ pk: `IMAGE#${image}`, sk: 'BUILD' }),
  /** A stack that waits for the image's first golden version. */
  firstImage: (image: string, requestId: string) => ({ pk: `FIRST#${image}`, sk: requestId }),
  release: (image: string, version: string) => ({ pk: `IMAGE#${image}`, sk: `RELEASE#${version}` }),
  deployment: (fleet: string, id: string) => ({ pk: `FLEET#${fleet}`, sk: `DEPLOYMENT#${id}` }),
  fleet: (fleet: string) => ({ pk: `FLEET#${fleet}`, sk: 'FLEET' }),
  lease: (resource: string) => ({ pk: `LEASE#${resource}`, sk: 'LEASE' }),
  /** What is waited for: an ARN or id; holds the task token, or the event that came first. */
  wait: (subject: string) => ({ pk: `WAIT#${subject}`, sk: 'WAIT' }),
} as const;

export type ImageVersionState = 'building' | 'testing' | 'golden' | 'rejected' | 'revoked' | 'retired';
/** `waiting` is no end: the signal is looked at again. */
export type SignalFate = 'acted' | 'waiting' | 'coalesced' | 'refused' | 'answered';
export type DeploymentState = 'deploying' | 'deployed' | 'rolling-back' | 'rolled-back' | 'refused' | 'failed';
export type Verdict = 'pass' | 'fail' | 'inconclusive';
