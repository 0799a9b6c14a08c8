// Which operations Goldsmith itself asks for, and whether a client of others asked for them too.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serviceOf } from './by-service.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const keyOf = (service: string, operation: string) =>
  `${serviceOf(service)} ${operation.replaceAll(/[-_]/g, '').toLowerCase()}`;

/** The operations of lambdas, operator and state machines, by the key that a client's question has too. */
function usedOperations(): ReadonlyMap<string, string> {
  const used = new Map<string, string>();
  const add = (service: string, operation: string) =>
    used.set(keyOf(service, operation), `${serviceOf(service)} ${operation}`);
  for (const text of ['lambdas', 'lib/operator'].flatMap((folder) => textsIn(folder, '.ts'))) {
    for (const [, names = '', service = ''] of text.matchAll(
      /import \{([^}]*)\} from '@aws-sdk\/client-([a-z0-9-]+)'/g,
    )) {
      for (const [, operation = ''] of names.matchAll(/\b([A-Z]\w+)Command\b/g)) add(service, operation);
    }
  }
  for (const text of textsIn('state-machines', '.json')) {
    for (const [, service = '', operation = ''] of text.matchAll(/states:::(?:aws-sdk:)?([a-z0-9]+):([A-Za-z]+)/g)) {
      add(service, `${operation.charAt(0).toUpperCase()}${operation.slice(1)}`);
    }
  }
  return used;
}

function textsIn(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));
}

/** What no client asked for, given what each asked (`ec2 describe_images`, `ec2 describe-images`, with more words behind). */
export function uncovered(asked: Iterable<string>): string[] {
  const used = new Map(usedOperations());
  for (const question of asked) {
    const [service = '', operation = ''] = question.split(' ');
    used.delete(keyOf(service, operation));
  }
  return [...used.values()].sort();
}
