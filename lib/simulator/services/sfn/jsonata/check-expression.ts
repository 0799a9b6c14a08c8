// What Step Functions refuses in an expression before anything runs. There is no context item: a path starts at
// `$states` or at a variable. Only the first step of a path is read against that missing context.

import type jsonata from 'jsonata';

type Node = Record<string, any>;

/** The complaint of an expression that cannot work, or undefined. */
export function complaintOf(ast: jsonata.ExprNode, inCatcher: boolean): string | undefined {
  return look(ast as Node, { top: true, inCatcher });
}

interface Place {
  readonly top: boolean;
  readonly inCatcher: boolean;
}

function look(node: unknown, place: Place): string | undefined {
  if (Array.isArray(node)) return first(node, (item) => look(item, place));
  if (typeof node !== 'object' || node === null) return undefined;
  const { type, value } = node as Node;
  if (type === 'name' && place.top) return `Reference to '${value}' at the top level is not supported.`;
  if (type === 'variable' && value === '$') return `Reference to '$$' is not supported.`;
  if (type === 'path') return lookPath(node as Node, place);
  return lookInside(node as Node, place);
}

function lookPath(node: Node, place: Place): string | undefined {
  const [head, ...rest] = node['steps'] as Node[];
  if (head?.['type'] === 'variable' && head['value'] === 'states' && rest[0]?.['value'] === 'errorOutput') {
    if (!place.inCatcher) return `Reference to '$states.errorOutput' is only supported in a catcher.`;
  }
  return (
    look(head, place) ?? look(rest, { ...place, top: false }) ?? look(node['group']?.['lhs'], { ...place, top: false })
  );
}

/** Members of a node that hold further nodes, and whether they see the same context. */
function lookInside(node: Node, place: Place): string | undefined {
  const inner = { ...place, top: false };
  for (const [key, child] of Object.entries(node)) {
    if (key === 'predicate' || key === 'stages' || key === 'group' || key === 'terms') {
      const found = look(key === 'group' ? child?.['lhs'] : child, inner);
      if (found !== undefined) return found;
    } else if (key !== 'ancestor' && key !== 'slot' && key !== 'nextFunction' && key !== 'tuple') {
      const found = look(child, node['type'] === 'transform' ? inner : place);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function first<T>(items: readonly T[], find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
