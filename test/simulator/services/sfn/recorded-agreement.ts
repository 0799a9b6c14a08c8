// Whether an event of AWS's and one of ours say the same, where the record has blanked what differs by account and time.

import type { Event } from './recorded-event.ts';

/** Members that only HTTP carries. */
const TRANSPORT = new Set(['SdkHttpMetadata', 'SdkResponseMetadata']);

/** What may stand for a blank inside a text. */
const BLANK = '[^\\s"]+';

export class Agreement {
  /** Values that stand for a placeholder: the record holds another, or a label. */
  readonly #filled: readonly string[];

  constructor(filled: readonly string[]) {
    this.#filled = filled;
  }

  /** @param links whether the ids have to agree as well */
  events(theirs: Event | undefined, ours: Event | undefined, links: boolean): boolean {
    if (theirs === undefined || ours === undefined) return theirs === ours;
    const hidden = new Set(links && !isZeroed(theirs) ? ['timestamp'] : ['timestamp', 'id', 'previousEventId']);
    const shown = (event: Event) => Object.fromEntries(Object.entries(event).filter(([key]) => !hidden.has(key)));
    return this.same(shown(theirs), shown(ours));
  }

  same(theirs: unknown, ours: unknown, key = ''): boolean {
    const [a, b] = [opened(theirs), opened(ours)];
    if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null || b instanceof Date) {
      return a === b || this.#blank(a, b, key);
    }
    if (Array.isArray(a) || Array.isArray(b)) {
      if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
      return a.every((item, i) => this.same(item, b[i], key));
    }
    const names = (value: object) =>
      Object.keys(value).filter(
        (name) => !TRANSPORT.has(name) && (value as Record<string, unknown>)[name] !== undefined,
      );
    const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
    return (
      names(a).length === names(b).length &&
      names(a).every((name) => Object.hasOwn(b, name) && this.same(left[name], right[name], name))
    );
  }

  /** Whether what the record blanked could be ours. */
  #blank(theirs: unknown, ours: unknown, key: string): boolean {
    if (typeof theirs !== 'string') return false;
    if (typeof ours !== 'string') return isLabel(theirs) && isOfItsTime(ours);
    if (this.#filled.some((value) => ours === value) && /^[^\s{}]+$/.test(theirs)) return true;
    if (isLabel(theirs) && (isOfItsTime(ours) || theirs.toLowerCase() === key.toLowerCase())) return true;
    if (/^<?([\w-]*-)?(date|time|timestamp)>?$/i.test(theirs) && (ours.match(/\d/g) ?? []).length >= 6) return true;
    return matcherOf(theirs).test(withoutRequest(ours));
  }
}

/** Inside a Parallel the record's ids are zeroed and its events sorted. */
export const isZeroed = ({ id }: Event) => typeof id !== 'number' || id <= 0;

/** Text that holds JSON, read. */
function opened(value: unknown): unknown {
  if (typeof value !== 'string' || !value.startsWith('{')) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const isLabel = (text: string) => /^<[^<>]+>$|^[A-Za-z][\w-]*$/.test(text);

/** A value that depends on when and where something ran. */
function isOfItsTime(value: unknown): boolean {
  if (value instanceof Date) return true;
  if (typeof value === 'number') return value > 1e9;
  if (typeof value !== 'string') return false;
  return /^(arn:|https?:\/\/|[0-9a-f]{8}-[0-9a-f]{4}-|[0-9a-f]{32}$|\d{4}-\d\d-\d\dT|AQC|us-east-1$)/.test(value);
}

/** What the newer SDKs of AWS add to a cause, and the ids of requests. */
function withoutRequest(text: string): string {
  return text
    .replace(/Request ID: [^;,)]+/g, 'Request ID: -')
    .replace(/, Extended Request ID: [^;,)]+/g, '')
    .replace(/ \(SDK Attempt Count: \d+\)/g, '');
}

function matcherOf(text: string): RegExp {
  const parts = withoutRequest(text).split(/(<[^<>\s]+>|\b[01]{12}\b)/);
  const source = parts.map((part, i) => (i % 2 === 0 ? escaped(part) : part.startsWith('<') ? BLANK : '\\d{12}'));
  return new RegExp(`^${source.join('')}$`, 's');
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
