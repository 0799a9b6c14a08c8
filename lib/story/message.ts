// What the story tells. The live view, plain lines and --json are hosts of the same stream.

import type { FixPart } from '../decisions/measure-fixes.ts';

export type ChapterName = 'deploy' | 'base-image' | 'advisory' | 'bad-image' | 'monthly';
export type Outcome = 'deployed' | 'released' | 'rolled-back' | 'failed';

/** Requests that the load balancer's clients sent: answered well, and not. */
export interface Requests {
  readonly served: number;
  readonly failed: number;
}

export interface ChapterSummary {
  readonly name: ChapterName;
  readonly outcome: Outcome;
  readonly requests?: Requests;
  /** Of a fix: seconds of each part of its way, from its publication to the fleet. */
  readonly times?: Partial<Record<FixPart, number>>;
}

/** The scene at one moment. Rates are shares of the requests of the last minute, 0 to 1; undefined without requests. */
export interface View {
  readonly event: 'view';
  readonly chapter: ChapterName;
  readonly stage: string;
  /** Running instances of the fleet by the version of their image. */
  readonly instances: Readonly<Record<string, number>>;
  readonly canarySharePercent: number;
  readonly canaryErrorRate?: number;
  readonly baselineErrorRate?: number;
  readonly requests: Requests;
  readonly virtualTime: string;
  readonly virtualSeconds: number;
  readonly wallSeconds: number;
}

export interface Summary {
  readonly event: 'summary';
  readonly ok: boolean;
  readonly chapters: readonly ChapterSummary[];
  /** Calls that were denied for want of a permission. */
  readonly denied: number;
  readonly virtualSeconds: number;
  readonly wallSeconds: number;
}

export type StoryMessage =
  | { readonly event: 'chapter'; readonly name: ChapterName; readonly title: string; readonly virtualTime: string }
  | { readonly event: 'happening'; readonly virtualTime: string; readonly text: string }
  | View
  | ({ readonly event: 'chapter-end'; readonly wanted: Outcome } & ChapterSummary)
  | { readonly event: 'error'; readonly message: string; readonly next: string }
  | Summary;

export type Tell = (message: StoryMessage) => void;
