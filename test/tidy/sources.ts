import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

export interface Source {
  /** From the repository's root, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly file: ts.SourceFile;
  /** What it imports: packages by name, files of ours by their path from the root. */
  readonly imports: readonly string[];
}

/** Every TypeScript file under the given folders. */
export function readSources(folders: readonly string[]): Source[] {
  return folders.flatMap((folder) => walk(join(root, folder))).map(readSource);
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

function readSource(absolute: string): Source {
  const text = readFileSync(absolute, 'utf8');
  const file = ts.createSourceFile(absolute, text, ts.ScriptTarget.ESNext, true);
  const imports: string[] = [];
  for (const statement of file.statements) {
    const specifier =
      ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement) ? statement.moduleSpecifier : undefined;
    if (specifier === undefined || !ts.isStringLiteral(specifier)) continue;
    imports.push(specifier.text.startsWith('.') ? fromRoot(join(dirname(absolute), specifier.text)) : specifier.text);
  }
  return { path: fromRoot(absolute), text, file, imports };
}

function fromRoot(absolute: string): string {
  return relative(root, absolute).replaceAll('\\', '/');
}

/** Lines that hold code: neither blank nor comment alone. */
export function codeLines(source: Source): number {
  const lines = new Set<number>();
  const visit = (node: ts.Node) => {
    if (node.getChildCount() === 0 && node.kind !== ts.SyntaxKind.EndOfFileToken) {
      const from = source.file.getLineAndCharacterOfPosition(node.getStart()).line;
      const to = source.file.getLineAndCharacterOfPosition(node.getEnd()).line;
      for (let line = from; line <= to; line++) lines.add(line);
    }
    if (!ts.isJSDoc(node)) node.getChildren().forEach(visit);
  };
  visit(source.file);
  return lines.size;
}

export interface FoundFunction {
  readonly name: string;
  readonly lines: number;
  readonly parameters: number;
}

export function functionsOf(source: Source): FoundFunction[] {
  const found: FoundFunction[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const start = source.file.getLineAndCharacterOfPosition(node.getStart()).line;
      const end = source.file.getLineAndCharacterOfPosition(node.getEnd()).line;
      const name = node.name?.getText() ?? '(anonymous)';
      found.push({ name, lines: end - start + 1, parameters: node.parameters.length });
    }
    node.forEachChild(visit);
  };
  visit(source.file);
  return found;
}
