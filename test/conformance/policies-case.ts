import type { Region } from '../../lib/simulator/region.ts';
import type { clientsOf } from './policies-clients.ts';
import type { TableCase } from './table-score.ts';

export type Statement = Readonly<Record<string, unknown>>;

/** Policies around a role R, and what its session is answered. A policy is its statements, or its whole text. */
export interface PolicyCase extends TableCase {
  /** Inline. */
  readonly policy?: readonly Statement[] | string;
  readonly version?: string;
  readonly managed?: readonly Statement[] | string;
  readonly boundary?: readonly Statement[];
  readonly session?: readonly Statement[];
  /** On the bucket `shelf`. */
  readonly bucket?: readonly Statement[] | string;
  readonly trust?: readonly Statement[];
  readonly tags?: readonly { Key: string; Value: string }[];
  /** Where S3 is asked, in place of AWS's own address. */
  readonly endpoint?: string;
  readonly before?: (region: Region) => unknown;
  /** Absent: the case is about the policies themselves. */
  readonly asks?: (clients: ReturnType<typeof clientsOf>) => Promise<unknown>;
  /** `allowed`, or code and message. */
  readonly answer: string | RegExp;
}

export const allow = (
  Action: string | readonly string[],
  Resource: string | readonly string[] = '*',
  rest: object = {},
) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...rest,
});

export const deny = (
  Action: string | readonly string[],
  Resource: string | readonly string[] = '*',
  rest: object = {},
) => ({
  ...allow(Action, Resource, rest),
  Effect: 'Deny',
});

export const when = (operator: string, key: string, values: unknown) => ({
  Condition: { [operator]: { [key]: values } },
});

const SESSION = 'arn:aws:sts::111122223333:assumed-role/R/at-work';

export const sentence = (action: string, resource: string | undefined, why: string) =>
  `User: ${SESSION} is not authorized to perform: ${action}${resource === undefined ? '' : ` on resource: ${resource}`} ${why}`;

/** No policy of the role allows it. */
export const unallowed = (action: string, resource?: string, code = 'AccessDenied') =>
  `${code}: ${sentence(action, resource, `because no identity-based policy allows the ${action} action`)}`;
