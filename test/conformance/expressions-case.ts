import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { TableCase } from './table-score.ts';

export type ExpressionKind = 'condition' | 'update' | 'projection' | 'filter' | 'key';

export interface ExpressionCase extends TableCase {
  readonly kind: ExpressionKind;
  readonly expression: string;
  /** Whether a condition or filter holds, what an update or projection gives, how many items a query finds, or the refusal. */
  readonly wanted: boolean | number | string | Readonly<Record<string, AttributeValue | undefined>>;
}

export type ExpressionRow = readonly [kind: ExpressionKind, expression: string, wanted: ExpressionCase['wanted']];
