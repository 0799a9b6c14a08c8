// EC2 tells more of a denial in a form that only DecodeAuthorizationMessage of STS can read. AWS encrypts it; here it is packed.

import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Denial } from '../kernel/service.ts';

export function encodeDenial({ caller, permission, why }: Denial): string {
  const items = Object.entries(permission.conditions ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ({ key, values: { items: [value].flat().map((one) => ({ value: String(one) })) } }));
  const text = JSON.stringify({
    allowed: false,
    explicitDeny: why.startsWith('with an explicit deny'),
    matchedStatements: { items: [] },
    failures: { items: [] },
    context: {
      principal: { id: caller.keys?.['aws:userid'] ?? caller.arn, arn: caller.arn },
      action: permission.action,
      resource: permission.resource,
      conditions: { items },
    },
  });
  return deflateRawSync(text).toString('base64url');
}

/** @returns the JSON text, undefined for what is no encoded denial */
export function decodeDenial(message: string): string | undefined {
  try {
    const text = inflateRawSync(Buffer.from(message, 'base64url')).toString();
    return typeof JSON.parse(text) === 'object' ? text : undefined;
  } catch {
    return undefined;
  }
}
