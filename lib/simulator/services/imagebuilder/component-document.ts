import { parse } from 'yaml';
import { invalidParameter } from './errors.ts';

const MAX_CHARACTERS = 16_000;
const PHASES = ['build', 'validate', 'test'];

/**
 * What kind of component a document makes: one that only tests, or one that builds.
 * @throws InvalidParameterValueException
 */
export function readComponentDocument(data: string): 'BUILD' | 'TEST' {
  if (data.length > MAX_CHARACTERS) throw invalidParameter('data', `It has more than ${MAX_CHARACTERS} characters.`);
  const document = parseYaml(data);
  if (String(document['schemaVersion']) !== '1.0' && document['schemaVersion'] !== 1) {
    throw invalidParameter('data', 'The document has no schemaVersion 1.0.');
  }
  const phases = (Array.isArray(document['phases']) ? document['phases'] : []) as { name?: string; steps?: unknown }[];
  if (phases.length === 0) throw invalidParameter('data', 'The document has no phases.');
  for (const { name = '', steps } of phases) {
    if (!PHASES.includes(name)) throw invalidParameter('data', `There is no phase '${name}'.`);
    if (!Array.isArray(steps) || steps.length === 0) throw invalidParameter('data', `Phase '${name}' has no steps.`);
    for (const step of steps as { name?: string; action?: string }[]) {
      if (step.action === undefined) throw invalidParameter('data', `A step of phase '${name}' has no action.`);
      if (!/^[A-Za-z0-9_-]{3,128}$/.test(step.name ?? '')) {
        throw invalidParameter('data', `'${step.name}' is no name of a step.`);
      }
    }
  }
  return phases.every((phase) => phase.name === 'test') ? 'TEST' : 'BUILD';
}

/** @throws InvalidParameterValueException */
export function parseYaml(data: string): Record<string, unknown> {
  try {
    const document: unknown = parse(data);
    if (typeof document === 'object' && document !== null) return document as Record<string, unknown>;
  } catch {
    // answered like a document that is no mapping
  }
  throw invalidParameter('data', 'It is not a YAML document.');
}
