import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { causeItem, type GatheredCause } from './cause-items.ts';
import { dynamodb, TableName } from './table.ts';

/** Keeps a cause under the version that has its fix, unless somebody keeps it already. */
export async function rememberAnswered(by: { image: string; version: string }, cause: GatheredCause): Promise<void> {
  try {
    await dynamodb.send(
      new PutItemCommand({
        TableName,
        Item: causeItem(by, cause),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
