import type { AdvisoryFeed } from './documents.ts';
import type { Severity } from './severity.ts';

/** What the maker of a distribution says: these flaws are mended by these versions of these packages. */
export interface Advisory {
  readonly feed: AdvisoryFeed;
  /** Opaque, and unique within its feed: the same notice has another id on Amazon Linux's pages than in its repositories. */
  readonly id: string;
  readonly cves: readonly string[];
  /** The maker's own judgement, which can change later; absent when there is none. */
  readonly severity?: Severity;
  /** ISO 8601; absent where the feed says no day. */
  readonly publishedAt?: string;
  readonly changedAt?: string;
  /** Taken back by its maker: it asks for nothing any more. */
  readonly withdrawn?: true;
  readonly fixes: readonly Fix[];
}

export interface Fix {
  /** `ID VERSION_ID` of os-release, such as `amzn 2023`, `debian 12`, `ubuntu 24.04`, `rhel 9`; of language packages the ecosystem, `npm`. */
  readonly distribution: string;
  /** Makers name either what is installed, or the source package that it was made from. */
  readonly of: 'binary' | 'source';
  readonly name: string;
  /** Absent when it holds for every architecture. */
  readonly architecture?: string;
  /** The only version that it is about, where a feed was asked about that one (OSV); else all that are older than `version`. */
  readonly installed?: string;
  /** The first version that is mended, `[epoch:]version[-release]`; absent while there is none, or it is only announced. */
  readonly version?: string;
}
