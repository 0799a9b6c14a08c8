// Reads REST requests and writes REST answers: labels, query, headers and payload as the schema's HTTP traits bind them.

import type { NormalizedSchema } from '@smithy/core/schema';
import type { HttpRequest } from '../kernel/service.ts';
import type { OperationShape, ServiceShape } from './shape.ts';
import { fromText, toText } from './text.ts';

interface Bindings {
  httpLabel?: unknown;
  httpQuery?: string;
  httpQueryParams?: unknown;
  httpHeader?: string;
  httpPrefixHeaders?: string;
  httpPayload?: unknown;
}

export interface RoutedOperation {
  readonly operation: OperationShape;
  readonly labels: ReadonlyMap<string, string>;
}

/** Finds the operation for a request; the one with most fixed parts wins. */
export function route(
  shape: ServiceShape,
  request: HttpRequest,
  known: ReadonlyMap<string, string> = new Map(),
): RoutedOperation | undefined {
  const url = new URL(request.url);
  let best: (RoutedOperation & { score: number }) | undefined;
  for (const operation of shape.operations.values()) {
    if (operation.http === undefined || operation.http.method !== request.method) continue;
    const [path = '', query = ''] = operation.http.path.split('?');
    const labels = matchPath(path, url.pathname);
    if (labels === undefined || !matchQuery(query, url.searchParams)) continue;
    const all = new Map([...known, ...labels]);
    const bound = boundScore(operation, request, { url, labels: all });
    const score = fixedParts(path) * 10 + (query === '' ? 0 : query.split('&').length) + bound;
    if (best === undefined || score > best.score) best = { operation, labels: all, score };
  }
  return best;
}

function matchPath(template: string, path: string): Map<string, string> | undefined {
  const labels = new Map<string, string>();
  const wanted = template.split('/').slice(1);
  const found = path.split('/').slice(1);
  if (found.length > wanted.length && found.at(-1) === '') found.pop();
  for (let i = 0; i < wanted.length; i++) {
    const part = wanted[i] as string;
    const greedy = /^\{(\w+)\+\}$/.exec(part);
    if (greedy !== null) {
      const rest = found.slice(i).map(decodeURIComponent).join('/');
      if (rest === '') return undefined;
      labels.set(greedy[1] as string, rest);
      return labels;
    }
    const label = /^\{(\w+)\}$/.exec(part);
    const actual = found[i];
    if (actual === undefined) return undefined;
    if (label !== null) {
      if (actual === '') return undefined;
      labels.set(label[1] as string, decodeURIComponent(actual));
    } else if (actual !== part) return undefined;
  }
  return found.length === wanted.length ? labels : undefined;
}

function matchQuery(template: string, query: URLSearchParams): boolean {
  if (template === '') return true;
  return template.split('&').every((pair) => {
    const [key = '', value] = pair.split('=');
    // Some SDKs name the operation in the query, others do not.
    if (key === 'x-id') return !query.has(key) || query.get(key) === value;
    return query.has(key) && (value === undefined || value === '' || query.get(key) === value);
  });
}

function fixedParts(path: string): number {
  return path.split('/').filter((part) => part !== '' && !part.startsWith('{')).length;
}

/** More than any path's fixed parts count. */
const LACKING = 1000;

/**
 * Tells apart operations that share a path: what is required should be there, and more members found in query and
 * headers make a better fit. An operation that lacks something is still meant where no other fits.
 */
function boundScore(
  operation: OperationShape,
  request: HttpRequest,
  found: { url: URL; labels: ReadonlyMap<string, string> },
): number {
  if (!operation.input.isStructSchema()) return 0;
  const required = requiredCount(operation.input);
  let score = 0;
  let position = 0;
  for (const [name, member] of operation.input.structIterator()) {
    const isRequired = position++ < required;
    const { httpQuery, httpHeader, httpLabel } = member.getMergedTraits() as Bindings;
    if (httpQuery !== undefined && httpQuery !== 'x-id') {
      if (found.url.searchParams.has(httpQuery)) score += 0.01;
      else if (isRequired) score -= LACKING;
    } else if (httpHeader !== undefined) {
      if (request.headers[httpHeader.toLowerCase()] !== undefined) score += 0.01;
      else if (isRequired) score -= LACKING;
    } else if (httpLabel !== undefined) {
      if (found.labels.has(name)) score += 1;
      else if (isRequired) score -= LACKING;
    }
  }
  return score;
}

/** The schemas put required members first and say how many there are. */
function requiredCount(schema: NormalizedSchema): number {
  const [, , , , , , count] = schema.getSchema() as unknown as unknown[];
  return typeof count === 'number' ? count : 0;
}

/** Reads everything but the body members. `payload` is the member that is the body, when there is one. */
export function readBindings(routed: RoutedOperation, request: HttpRequest, url: URL) {
  const input: Record<string, unknown> = {};
  let payload: readonly [string, NormalizedSchema] | undefined;
  let hasBody = false;
  if (!routed.operation.input.isStructSchema()) return { input, payload, hasBody };
  for (const [name, member] of routed.operation.input.structIterator()) {
    const traits = member.getMergedTraits() as Bindings;
    if (traits.httpLabel !== undefined) input[name] = fromText(routed.labels.get(name) ?? '', member);
    else if (traits.httpQuery !== undefined) readQuery(input, name, member, url.searchParams.getAll(traits.httpQuery));
    else if (traits.httpQueryParams !== undefined) input[name] = Object.fromEntries(url.searchParams);
    else if (traits.httpHeader !== undefined) {
      const header = request.headers[traits.httpHeader.toLowerCase()];
      if (header !== undefined) input[name] = fromText(header, member);
    } else if (traits.httpPrefixHeaders !== undefined) {
      input[name] = prefixed(request.headers, traits.httpPrefixHeaders);
    } else if (traits.httpPayload !== undefined) payload = [name, member];
    else hasBody = true;
  }
  return { input, payload, hasBody };
}

function readQuery(input: Record<string, unknown>, name: string, member: NormalizedSchema, texts: string[]): void {
  if (texts.length === 0) return;
  input[name] = member.isListSchema()
    ? texts.map((text) => fromText(text, member.getValueSchema()))
    : fromText(texts[0] as string, member);
}

function prefixed(headers: Readonly<Record<string, string>>, prefix: string): Record<string, string> {
  const lower = prefix.toLowerCase();
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.startsWith(lower))
      .map(([name, value]) => [name.slice(lower.length), value]),
  );
}

/** Splits an output into headers, the payload member and the rest for the body. */
export function writeBindings(schema: NormalizedSchema, output: Readonly<Record<string, unknown>>) {
  const headers: Record<string, string> = {};
  const body: Record<string, unknown> = {};
  let payload: readonly [NormalizedSchema, unknown] | undefined;
  let status: number | undefined;
  if (!schema.isStructSchema()) return { headers, body, payload, status };
  for (const [name, member] of schema.structIterator()) {
    const value = output[name];
    const traits = member.getMergedTraits() as Bindings & { httpResponseCode?: unknown };
    if (traits.httpPayload !== undefined) payload = [member, value];
    if (value === undefined || value === null) continue;
    if (traits.httpHeader !== undefined) headers[traits.httpHeader.toLowerCase()] = toText(value);
    else if (traits.httpPrefixHeaders !== undefined) {
      for (const [key, text] of Object.entries(value)) headers[`${traits.httpPrefixHeaders}${key}`] = String(text);
    } else if (traits.httpResponseCode !== undefined) status = value as number;
    else if (traits.httpPayload === undefined) body[name] = value;
  }
  return { headers, body, payload, status };
}
