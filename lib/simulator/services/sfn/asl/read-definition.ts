// From the text of a definition to a program, with everything that is wrong with it.

import { BOUNDS } from './bounds.ts';
import { checkGraph } from './check-graph.ts';
import { checkNames } from './check-names.ts';
import { Diagnostics } from './diagnostics.ts';
import { Fields, isObject, type Known, type Reading } from './fields.ts';
import type { Program, State } from './program.ts';
import { readState } from './read-state.ts';

export interface Definition {
  readonly program: Program;
  readonly diagnostics: Diagnostics;
}

/** The limit of a definition, in bytes. */
const MAX_BYTES = 1024 * 1024;

export function readDefinition(text: string, known: Known): Definition {
  const diagnostics = new Diagnostics();
  const reading: Reading = { diagnostics, known };
  const json = parse(text, diagnostics);
  if (json === undefined) return { program: EMPTY, diagnostics };
  const fields = new Fields(json as Record<string, unknown>, { path: '' }, reading);
  fields.only(['Comment', 'QueryLanguage', 'StartAt', 'States', 'TimeoutSeconds', 'Version']);
  const version = fields.text('Version');
  if (version !== undefined && version !== '1.0') {
    fields.complain('Value should be one of the following: [1.0]', 'Version');
  }
  const language = fields.json['QueryLanguage'];
  if (language !== undefined && language !== 'JSONata' && language !== 'JSONPath') {
    fields.complain('Value should be one of the following: [JSONPath, JSONata]', 'QueryLanguage');
  }
  const program = readProgram(fields, language === 'JSONata');
  checkNames(program, diagnostics);
  return {
    program: { ...program, timeoutSeconds: fields.number('TimeoutSeconds', BOUNDS.TimeoutSeconds) },
    diagnostics,
  };
}

const EMPTY: Program = { startAt: '', states: new Map(), timeoutSeconds: undefined };

function parse(text: string, diagnostics: Diagnostics): object | undefined {
  if (Buffer.byteLength(text) > MAX_BYTES) diagnostics.error('DEFINITION_TOO_LARGE', 'Definition exceeds 1 MB', '');
  try {
    const json: unknown = JSON.parse(text);
    if (isObject(json)) return json;
    diagnostics.schema('Definition must be a valid JSON object', '');
  } catch (error) {
    diagnostics.error('INVALID_JSON_DESCRIPTION', (error as Error).message, '');
  }
  return undefined;
}

/** Reads `StartAt` and `States`, of a machine, a branch or an item processor. */
export function readProgram(fields: Fields, jsonata: boolean): Program {
  fields.requireAll(['States', 'StartAt']);
  const startAt = fields.text('StartAt') ?? '';
  const container = fields.object('States');
  const states = new Map<string, State>();
  if (container === undefined) return { startAt, states, timeoutSeconds: undefined };
  const { reading } = fields;
  for (const [name, json] of Object.entries(container.json)) {
    if (name.length > 80) container.complain('State name is longer than 80 characters', name);
    if (!isObject(json)) {
      container.complain('Expected value of type [OBJECT]', name);
      continue;
    }
    const state = readState(name, new Fields(json, { path: `${container.path}/${name}` }, reading), {
      jsonata,
      readProgram,
    });
    if (state !== undefined) states.set(name, state);
  }
  const program = { startAt, states, timeoutSeconds: undefined };
  const complete = startAt !== '' && states.size === Object.keys(container.json).length;
  if (complete) checkGraph(program, fields.path, reading.diagnostics);
  return program;
}
