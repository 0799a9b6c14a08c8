import type { BillOfMaterials } from '../contract/bill-of-materials.ts';
import type { AdvisoryFeed } from '../contract/documents.ts';
import type { Fault, Note } from '../contract/fault.ts';
import type { DeploymentState, ImageVersionState, SignalFate } from '../contract/ledger.ts';
import type { Severity } from '../contract/severity.ts';
import type { BillDiff } from '../decisions/diff-bills.ts';
import type { ExposureDiff } from '../decisions/diff-exposures.ts';
import type { FixPart } from '../decisions/measure-fixes.ts';
import type { Remedy } from '../decisions/remedy-of.ts';

// What actions report. Terminal and --json show the same stream; `event` names the kind.

export interface GoldenVersion {
  amiId: string;
  version?: string;
  /** Why nobody knows what is installed in it, or what its bill had to leave out. */
  billFault?: string;
}

export interface ImageMessage {
  event: 'image';
  image: string;
  /** What new instances get; absent until the first version is golden. */
  golden?: GoldenVersion;
  /** The newest version, whatever became of it. */
  latest?: { version: string; state: ImageVersionState; changedAt?: string; reasons: string[] };
  /** On their way to the fleets, or waiting for it. */
  releases: ReleaseMessage[];
  /** What settles: `version` is begun at `dueAt`, or, when it is urgent, as soon as no build runs. */
  gathering?: { version: string; causes: number; dueAt: string; urgent: boolean } | undefined;
}

export interface GroupState {
  autoScalingGroup: string;
  desired: number;
  inService: number;
  healthy: number;
  /** As the group has it: a number, or `$Latest` or `$Default`. */
  templateVersion?: string;
}

export interface FleetMessage {
  event: 'fleet';
  fleet: string;
  image: string;
  amiId?: string;
  version?: string;
  body?: GroupState;
  canary?: GroupState;
  /** Of the listener rule. */
  weights?: { body: number; canary: number };
  deployment?: DeploymentMessage;
  /** Each sentence names one thing that is not as the ledger and the parameters say. */
  drift: string[];
}

export interface SignalMessage {
  event: 'signal';
  image: string;
  kind: string;
  receivedAt: string;
  fate?: SignalFate;
  reason?: string;
  version?: string;
  id?: string;
}

/** A message on the dead-letter queue: nobody understood it, or it failed three times. It stays there. */
export interface DeadSignalMessage {
  event: 'dead-signal';
  messageId: string;
  sentAt?: string;
  body: string;
  /** What is wrong with it, as far as its shape tells. */
  fault?: string;
}

export interface VersionMessage {
  event: 'version';
  image: string;
  version: string;
  state: ImageVersionState;
  amiId?: string;
  createdAt?: string;
  changedAt?: string;
  /** Why nobody knows what is installed in it. */
  billFault?: string;
  /** The first of them. */
  causes: string[];
  causesCount: number;
  reasons: string[];
}

/** A version that causes were gathered for and that was never built. */
export interface UnusedMessage {
  event: 'unused';
  image: string;
  version: string;
  closedAt: string;
  reason: string;
}

export interface DeploymentMessage {
  event: 'deployment';
  fleet: string;
  id: string;
  version: string;
  direction?: 'forward' | 'back';
  previousVersion?: string;
  previousAmi?: string;
  state: DeploymentState;
  startedAt?: string;
  endedAt?: string;
  reasons: string[];
}

export interface ReleaseMessage {
  event: 'release';
  image: string;
  version: string;
  state?: string;
  startedAt?: string;
  endedAt?: string;
  reasons: string[];
}

/** One source of advisories. */
export interface FeedMessage {
  event: 'feed';
  feed: string;
  /** The last look that went well, whether or not there was anything new. */
  succeededAt?: string;
  changedAt?: string;
  entries?: number;
  /** What is wrong with it now, and since when. */
  fault?: string;
  failingSince?: string;
}

/** The way of a fix from its publication to all fleets. Times are ISO 8601. */
export interface FixMessage {
  event: 'fix';
  image: string;
  /** The cause of the build, such as `advisory amazon-linux ALAS2023-2026-1`. */
  key: string;
  cves: string[];
  state: 'running' | 'done';
  /** The version that carries it, or is being built to. */
  version?: string;
  publishedAt: string;
  seenAt?: string;
  decidedAt?: string;
  startedAt?: string;
  goldenAt?: string;
  firstFleetAt?: string;
  allFleetsAt?: string;
  /** Since its publication, up to all fleets or to now. */
  seconds: number;
  /** Seconds of each part of the way that has ended. */
  parts: Partial<Record<FixPart, number>>;
}

/** What is in an image version. */
export type BillMessage = {
  event: 'bill';
  image: string;
  version: string;
  /** SHA-256 of the bill that the pipeline wrote, as the ledger has it. */
  digest: string;
} & (
  | { format: 'list'; bill: BillOfMaterials /** What the bill had to leave out. */; fault?: string }
  | { format: 'cyclonedx' | 'spdx'; text: string }
);

export interface DiffMessage {
  event: 'diff';
  from: { image: string; version: string; release?: string };
  to: { image: string; version: string; release?: string };
  packages: BillDiff;
  /** As of the last looks at both. */
  flaws?: ExposureDiff & { lookedAt: [string, string] };
  /** Why there are none. */
  flawsUnknown?: string;
}

/** One flaw of an image version that runs, or of the newest golden one of an image that nothing runs. Times are ISO 8601. */
export interface ExposureMessage {
  event: 'exposure';
  image: string;
  version: string;
  fleet?: string;
  /** A feed of advisories, or Amazon Inspector. */
  source: AdvisoryFeed | 'inspector';
  advisory: string;
  cves: string[];
  severity?: Severity;
  knownExploited?: boolean;
  exploitProbability?: number;
  publishedAt?: string;
  seenAt: string;
  packages: { name: string; version?: string; fixedVersion?: string }[];
  remedy: Remedy;
}

/** What runs and cannot be judged. */
export interface UnknownExposureMessage {
  event: 'unknown-exposure';
  image: string;
  version: string;
  fleet?: string;
  reason: string;
}

export type Message =
  | ExposureMessage
  | UnknownExposureMessage
  | ({ event: 'fault' } & Fault)
  | ({ event: 'note' } & Note)
  | { event: 'valid'; file: string; images: string[]; fleets: string[] }
  | ImageMessage
  | FleetMessage
  | SignalMessage
  | DeadSignalMessage
  | VersionMessage
  | UnusedMessage
  | FixMessage
  | FeedMessage
  | DeploymentMessage
  | ReleaseMessage
  | BillMessage
  | DiffMessage
  /** `format` of a bill, as a file. */
  | { event: 'written'; file: string; image: string; version: string; format: string }
  /** There is nothing of that kind yet. */
  | { event: 'nothing'; what: string; next: string }
  | { event: 'sent'; image: string; id: string }
  | { event: 'started'; fleet: string; from: string; to: string; executionArn: string }
  | { event: 'ended'; fleet: string; outcome: string; reasons: string[] }
  /** `next` says what to do about it. */
  | { event: 'error'; message: string; next: string }
  /** Always the last. */
  | { event: 'summary'; command: string; ok: boolean; [detail: string]: unknown };

export type Report = (message: Message) => void;
