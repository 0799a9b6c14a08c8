import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { z } from 'zod';
import { baseNotes } from './base-notes.ts';
import type { Fault, Note, TreeFault } from './fault.ts';
import { GoldsmithYaml } from './goldsmith-yaml.ts';
import { crossReferenceFaults } from './goldsmith-yaml-cross-references.ts';
import type { ReadBeside } from './goldsmith-yaml-files.ts';
import { FleetConfig } from './goldsmith-yaml-fleet.ts';
import { ImageConfig } from './goldsmith-yaml-image.ts';
import { notYetActedOn } from './goldsmith-yaml-not-yet.ts';
import { goldsmithYamlSchema, knownKeys } from './goldsmith-yaml-schema.ts';
import { readYamlSource, type YamlSource } from './goldsmith-yaml-source.ts';
import { isMap, valueAt, wordsOfIssue } from './goldsmith-yaml-words.ts';
import { updateNotes } from './update-notes.ts';

export type ParsedGoldsmithYaml =
  /** `place` says where in the file a fault lies that only the region knows of. */
  | { ok: true; config: GoldsmithYaml; notes: Note[]; place: (fault: TreeFault) => Fault }
  /** All of them, in the order of the file. */
  | { ok: false; faults: Fault[]; notes: Note[] };
export type LoadedGoldsmithYaml =
  | (Extract<ParsedGoldsmithYaml, { ok: true }> & { file: string; baseDir: string })
  | Extract<ParsedGoldsmithYaml, { ok: false }>;

/** Reads goldsmith.yaml; a wrong file yields all its faults at once. Paths in it are meant from its own folder. */
export function loadGoldsmithYaml(file: string): LoadedGoldsmithYaml {
  const baseDir = dirname(resolve(file));
  let written: string;
  try {
    written = readFileSync(file, 'utf8');
  } catch (error) {
    const found = notReadText(error);
    const wanted = 'a goldsmith.yaml that can be read';
    return { ok: false, faults: [{ file, line: 1, column: 1, path: '', found, wanted }], notes: [] };
  }
  const parsed = parseGoldsmithYaml(written, file, (path) => {
    try {
      return { text: readFileSync(resolve(baseDir, path), 'utf8') };
    } catch (error) {
      return { notRead: notReadText(error) };
    }
  });
  return parsed.ok ? { ...parsed, file, baseDir } : parsed;
}

/** Why a file is not read, in a few words. */
function notReadText(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'no such file';
  if (code === 'EISDIR') return 'a folder';
  return code === 'EACCES' ? 'a file that you may not read' : message;
}

/** The same for a text; `readBeside` gives the text of a file that it names. */
export function parseGoldsmithYaml(written: string, file: string, readBeside: ReadBeside): ParsedGoldsmithYaml {
  const source = readYamlSource(written, file);
  if (source.value === undefined) return { ok: false, faults: source.faults, notes: [] };
  const parsed = GoldsmithYaml.safeParse(source.value);
  const schema = goldsmithYamlSchema();
  const issues = parsed.success ? [] : parsed.error.issues.flatMap((issue) => [issue, ...hidden(issue, source.value)]);
  const treeFaults = [
    ...issues.flatMap((issue) => wordsOfIssue(issue, source.value, (path) => knownKeys(schema, path))),
    ...crossReferenceFaults(source.value, readBeside),
  ];
  const faults = [...source.faults, ...treeFaults.map((fault) => source.place(fault))].sort(
    (left, right) => left.line - right.line || left.column - right.column,
  );
  const notes = notesOf(source);
  if (!parsed.success || faults.length > 0) return { ok: false, faults, notes };
  return { ok: true, config: parsed.data, notes, place: source.place };
}

function notesOf(source: YamlSource): Note[] {
  const notYet = notYetActedOn(source.value).map(({ path, instead }) => ({
    path,
    at: 'key' as const,
    note: `not acted on by this version of Goldsmith: ${instead}`,
  }));
  const images = isMap(source.value) ? source.value['images'] : undefined;
  const bases = baseNotes(images).map((one) => ({ ...one, at: 'value' as const }));
  const updates = updateNotes(images).map((one) => ({ ...one, at: 'key' as const }));
  return [...notYet, ...bases, ...updates].map(({ path, at, note }) => {
    const { file, line, column, path: text } = source.place({ path, at, found: '', wanted: '' });
    return { file, line, column, path: text, note };
  });
}

const entries: Record<string, z.ZodType> = { images: ImageConfig, fleets: FleetConfig };

/** What zod does not look at once the name of an entry is wrong. */
function hidden(issue: z.core.$ZodIssue, root: unknown): z.core.$ZodIssue[] {
  const entry = entries[String(issue.path[0])];
  if (issue.code !== 'invalid_key' || entry === undefined) return [];
  const inner = entry.safeParse(valueAt(root, issue.path));
  return (inner.error?.issues ?? []).map((found) => ({ ...found, path: [...issue.path, ...found.path] }));
}
