// docs/permissions.md as data: a table row for what no scenario uses and yet must be allowed.

import { matches } from '../../lib/simulator/policies/wildcard.ts';
import type { Grant } from './granted.ts';

/** Patterns of policies: `*` stands for anything. */
export interface Explanation {
  readonly roles: readonly string[];
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly why: string;
}

/** Rows of the tables with the columns role, action, on and why; what they name stands in backticks. */
export function readExplanations(markdown: string): Explanation[] {
  return markdown
    .split('\n')
    .filter((line) => /^\| *`/.test(line))
    .map((line) => {
      const [, roles = '', actions = '', resources = '', why = ''] = line.split('|');
      const on = quoted(resources);
      return {
        roles: quoted(roles),
        actions: quoted(actions),
        resources: on.length === 0 ? ['*'] : on,
        why: why.trim(),
      };
    });
}

export function explains({ roles, actions, resources, why }: Explanation, { role, action, resource }: Grant): boolean {
  const among = (patterns: readonly string[], text: string) => patterns.some((pattern) => matches(pattern, text));
  return why !== '' && among(roles, role.title) && among(actions, action) && among(resources, resource);
}

const quoted = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
