import type {
  CancellationReason,
  TransactWriteItem,
  TransactWriteItemsCommandInput,
  TransactWriteItemsCommandOutput,
} from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { inOlderWords, validation } from '../errors.ts';
import { holds } from '../expressions/evaluate.ts';
import { valueText } from '../items.ts';
import { type DynamoDbState, openTable } from '../state.ts';
import type { Item } from '../values.ts';
import { perform, prepareCheck, prepareDelete, preparePut, prepareUpdate, type Write } from '../write.ts';

const TOKEN_LIFE_MS = 10 * 60_000;

export function transactWriteItems(
  input: TransactWriteItemsCommandInput,
  context: CallContext<DynamoDbState>,
): Partial<TransactWriteItemsCommandOutput> {
  if (isRepeated(input, context)) return {};
  const parts = (input.TransactItems ?? []).map((item) => prepare(item, context));
  if (parts.length > 100) throw validation('Member must have length less than or equal to 100');
  requireDistinct(parts);
  const reasons = parts.map(reasonAgainst);
  if (reasons.some(({ Code }) => Code !== 'None')) throw cancelled(reasons);
  for (const { write } of parts) perform(write);
  remember(input, context);
  return {};
}

interface Part {
  readonly write: Write;
  readonly onFailure: string | undefined;
}

function prepare(item: TransactWriteItem, context: CallContext<DynamoDbState>): Part {
  const given = Object.entries(item).filter(([, request]) => request !== undefined);
  const [first] = given;
  if (first === undefined || given.length !== 1) {
    throw validation('TransactItems can only contain one of Check, Put, Update or Delete');
  }
  const [kind, request] = first;
  const table = openTable(context, request.TableName as string);
  const prepared = { Put: preparePut, Delete: prepareDelete, Update: prepareUpdate, ConditionCheck: prepareCheck };
  const write = inOlderWords(() => prepared[kind as keyof typeof prepared](table, request));
  return { write, onFailure: request.ReturnValuesOnConditionCheckFailure };
}

function requireDistinct(parts: readonly Part[]): void {
  const texts = parts.map(({ write }) => [write.table.name, ...Object.values(write.key).map(valueText)].join('|'));
  if (new Set(texts).size === texts.length) return;
  throw validation('Transaction request cannot include multiple operations on one item');
}

/** Why a part cannot be done: its condition, or a change that the item does not allow. */
function reasonAgainst({ write, onFailure }: Part): CancellationReason {
  const before: Item | undefined = write.table.get(write.key);
  if (write.condition !== undefined && !holds(write.condition, before ?? {})) {
    return {
      Code: 'ConditionalCheckFailed',
      Message: 'The conditional request failed',
      ...(onFailure === 'ALL_OLD' && before !== undefined ? { Item: before } : {}),
    };
  }
  try {
    write.change(before);
    return { Code: 'None' };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { Code: 'ValidationError', Message: error.message };
  }
}

function cancelled(reasons: readonly CancellationReason[]): ServiceError {
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return new ServiceError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { members: { CancellationReasons: reasons } },
  );
}

function isRepeated(input: TransactWriteItemsCommandInput, { state, clock }: CallContext<DynamoDbState>): boolean {
  const { ClientRequestToken: token } = input;
  if (token === undefined) return false;
  const known = state.transactions.get(token);
  if (known !== undefined && known.untilMs > clock.nowMs) {
    if (known.request === JSON.stringify(input.TransactItems)) return true;
    throw new ServiceError('IdempotentParameterMismatchException', 'Provided idempotent token is already in use.');
  }
  return false;
}

function remember(input: TransactWriteItemsCommandInput, { state, clock }: CallContext<DynamoDbState>): void {
  const { ClientRequestToken: token } = input;
  if (token === undefined) return;
  const request = JSON.stringify(input.TransactItems);
  state.transactions.set(token, { request, untilMs: clock.nowMs + TOKEN_LIFE_MS });
}
