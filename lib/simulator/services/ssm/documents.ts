// Documents that Run Command can run: AWS-RunShellScript and those of the account with shell steps.

import { parse } from 'yaml';
import { invalidDocument, other } from './errors.ts';
import type { DocumentRecord, SsmState, Step } from './state.ts';

const SHELL = 'aws:runShellScript';

const RUN_SHELL_SCRIPT = {
  schemaVersion: '1.2',
  description: 'Run a shell script or specify the commands to run.',
  parameters: {
    commands: { type: 'StringList' },
    workingDirectory: { type: 'String', default: '' },
    executionTimeout: { type: 'String', default: '3600' },
  },
  runtimeConfig: {
    [SHELL]: {
      properties: [
        {
          id: `0.${SHELL}`,
          runCommand: '{{ commands }}',
          workingDirectory: '{{ workingDirectory }}',
          timeoutSeconds: '{{ executionTimeout }}',
        },
      ],
    },
  },
};

const owned = new Map<string, DocumentRecord>([
  [
    'AWS-RunShellScript',
    {
      name: 'AWS-RunShellScript',
      owner: 'Amazon',
      documentType: 'Command',
      format: 'JSON',
      createdAtMs: Date.UTC(2017, 7, 31),
      contents: [JSON.stringify(RUN_SHELL_SCRIPT)],
      tags: [],
    },
  ],
]);

/** @throws InvalidDocument */
export function getDocumentRecord(state: SsmState, name: string): DocumentRecord {
  const plain = name.startsWith('arn:') ? (name.split('document/').at(-1) as string) : name;
  const record = state.documents.get(plain) ?? owned.get(plain);
  if (record === undefined) throw invalidDocument();
  return record;
}

export function allDocuments(state: SsmState): DocumentRecord[] {
  return [...owned.values(), ...state.documents.values()];
}

/** @throws InvalidDocumentContent */
export function readContent(content: string, format = 'JSON'): Record<string, any> {
  try {
    const read = format === 'YAML' ? parse(content) : JSON.parse(content);
    if (typeof read === 'object' && read !== null && 'schemaVersion' in read) return read as Record<string, any>;
  } catch {
    // falls through to the one answer for all bad content
  }
  throw other('InvalidDocumentContent', `The content of the document is not valid ${format} with a schemaVersion.`);
}

/** The steps that a document makes of the given parameters. @throws InvalidParameters */
export function stepsOf(record: DocumentRecord, given: Readonly<Record<string, readonly string[]>>): Step[] {
  const document = readContent(record.contents.at(-1) as string, record.format);
  const declared = (document['parameters'] ?? {}) as Record<string, { default?: unknown }>;
  for (const name of Object.keys(given)) {
    if (!(name in declared)) throw other('InvalidParameters', `Parameter "${name}" is not defined in the document.`);
  }
  const values: Record<string, readonly string[]> = {};
  for (const [name, { default: fallback }] of Object.entries(declared)) {
    const value = given[name] ?? (fallback === undefined ? undefined : [fallback].flat().map(String));
    if (value === undefined) throw other('InvalidParameters', `Parameter "${name}" requires a value.`);
    values[name] = value;
  }
  return shellSteps(document).map(({ name, inputs }) => ({
    name,
    script: [inputs['runCommand']]
      .flat()
      .flatMap((line) => fill(String(line), values))
      .join('\n'),
    timeoutMs: Number(fill(String(inputs['timeoutSeconds'] ?? 3600), values).join('')) * 1000,
  }));
}

/** Steps of schema 2.2 have names of their own; in older schemas the plugin has its type's. */
function shellSteps(document: Record<string, any>): { name: string; inputs: Record<string, unknown> }[] {
  const main = (document['mainSteps'] ?? []) as { action: string; name: string; inputs: Record<string, unknown> }[];
  const older: Record<string, unknown>[] = document['runtimeConfig']?.[SHELL]?.properties ?? [];
  const steps = [
    ...older.map((inputs) => ({ name: SHELL, inputs })),
    ...main.filter(({ action }) => action === SHELL).map(({ name, inputs }) => ({ name, inputs })),
  ];
  if (steps.length === 0) throw invalidDocument(`The document has no step of type ${SHELL}.`);
  return steps;
}

/** Puts parameters into a line; a line that is nothing but a list parameter becomes its lines. */
function fill(line: string, values: Readonly<Record<string, readonly string[]>>): string[] {
  const whole = /^\{\{\s*(\w+)\s*\}\}$/.exec(line)?.[1];
  if (whole !== undefined && values[whole] !== undefined) return [...values[whole]];
  return [line.replace(/\{\{\s*(\w+)\s*\}\}/g, (text, name: string) => values[name]?.join(' ') ?? text)];
}
