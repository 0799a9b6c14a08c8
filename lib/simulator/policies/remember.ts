import type { PolicyDocument } from './document.ts';

const read = new Map<string, PolicyDocument>();

/** Reads a policy's text once: queues and topics judge every message by theirs. */
export function remember(kind: string, text: string, readText: (text: string) => PolicyDocument): PolicyDocument {
  const key = `${kind} ${text}`;
  let document = read.get(key);
  if (document === undefined) {
    document = readText(text);
    read.set(key, document);
  }
  return document;
}
