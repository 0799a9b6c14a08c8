// docs/architecture.md holds drawings between marks; the text around them is written by hand.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drawStateMachine, type Machine } from './draw-state-machine.ts';

const machines = fileURLToPath(new URL('../../state-machines/', import.meta.url));
export const architecturePath = fileURLToPath(new URL('../../docs/architecture.md', import.meta.url));

/** The page as it should be, from the page as it is. Throws when a machine has no mark in it. */
export function drawArchitecture(page: string): string {
  return readdirSync(machines).sort().reduce(drawInto, page);
}

function drawInto(page: string, file: string): string {
  const name = file.replace('.asl.json', '');
  const machine = JSON.parse(readFileSync(`${machines}${file}`, 'utf8')) as Machine;
  const [begin, end] = [`<!-- drawn: ${name} -->`, `<!-- end: ${name} -->`];
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) {
    throw new Error(`cannot draw '${name}': docs/architecture.md wants the lines '${begin}' and '${end}'`);
  }
  const drawing = ['', '```mermaid', ...drawStateMachine(machine), '```', ''].join('\n');
  return `${page.slice(0, from + begin.length)}${drawing}${page.slice(to)}`;
}
