// Members that AWS has added since botocore's models were made: the SDK's newer schemas tell them from inventions of ours.

import type { NormalizedSchema } from '@smithy/core/schema';
import type { Dispatch } from '../../../lib/simulator/dispatch.ts';
import { readServiceShape, type ServiceShape } from '../../../lib/simulator/wire/shape.ts';

export interface UnknownMember {
  /** The name that the service's requests are signed with. */
  readonly service: string;
  readonly operation: string;
  /** Names on the wire, from the operation's output; `[]` after a list and `{}` after a map. */
  readonly path: string;
}

/** Says of a member whether the SDK's schemas have it. */
export function memberFinder(dispatch: Dispatch): (member: UnknownMember) => boolean {
  const shapes = new Map<string, ServiceShape>();
  for (const { name, signingNames, sdk } of dispatch.definitions()) {
    const shape = readServiceShape(name, sdk);
    for (const signingName of signingNames) shapes.set(signingName, shape);
  }
  return ({ service, operation, path }) => {
    const output = shapes.get(service)?.operations.get(operation)?.output;
    return output !== undefined && has(output, path.split('.').slice(1));
  };
}

function has(schema: NormalizedSchema, [part, ...rest]: readonly string[]): boolean {
  if (part === undefined) return true;
  const [, name = '', marks = ''] = /^(.*?)((?:\[\]|\{\})*)$/.exec(part) ?? [];
  if (!schema.isStructSchema()) return false;
  for (const [own, member] of schema.structIterator()) {
    const { xmlName, jsonName } = member.getMergedTraits() as { xmlName?: string; jsonName?: string };
    if (name !== own && name !== xmlName && name !== jsonName) continue;
    let inner = member;
    for (let i = 0; i < marks.length; i += 2) inner = inner.getValueSchema();
    return has(inner, rest);
  }
  return false;
}
