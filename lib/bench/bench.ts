import { parseArgs } from 'node:util';
import { type Figure, tableOf } from './figure.ts';
import { PARTS } from './parts.ts';

/** Measures and prints; gives the exit code: 0, or 2 on bad usage. */
export async function bench(words: readonly string[]): Promise<number> {
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const asked = read(words);
  if (typeof asked === 'string') {
    say(asked);
    return 2;
  }
  const figures: Figure[] = [];
  const notes: string[] = [];
  for (const name of asked.parts) {
    const found = await PARTS[name]?.({ folder: process.cwd(), seconds: asked.seconds, say });
    figures.push(...(found?.figures ?? []));
    notes.push(...(found?.notes ?? []));
  }
  process.stdout.write(
    asked.json
      ? `${JSON.stringify({ event: 'summary', figures, notes })}\n`
      : `${[tableOf(figures), '', ...notes].join('\n').trimEnd()}\n`,
  );
  return 0;
}

/** What the command line asks for, or what is wrong with it. */
function read(words: readonly string[]): { json: boolean; parts: readonly string[]; seconds: number } | string {
  const known = Object.keys(PARTS);
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        json: { type: 'boolean', default: false },
        only: { type: 'string', default: known.join() },
        seconds: { type: 'string', default: '5' },
      },
    });
    const seconds = Number(values.seconds);
    if (!(seconds > 0)) return `cannot measure for "${values.seconds}" seconds: name a number above 0`;
    const parts = values.only.split(',');
    const unknown = parts.find((part) => !known.includes(part));
    if (unknown !== undefined) return `cannot measure "${unknown}": the parts are ${known.join(', ')}`;
    return { json: values.json, parts, seconds };
  } catch (error) {
    return `cannot measure: ${(error as Error).message}`;
  }
}
