import { ConditionalCheckFailedException, DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { readEnvironment } from '../../lib/contract/environment.ts';
import { type ImageVersionState, ledgerKeys, type Verdict } from '../../lib/contract/ledger.ts';

const dynamodb = new DynamoDBClient({});
const table = readEnvironment('ledgerTable', process.env);

const building: ImageVersionState = 'building';
const testing: ImageVersionState = 'testing';
const rejected: ImageVersionState = 'rejected';
const fail: Verdict = 'fail';

export interface Rejection {
  /** Whether this gave it its verdict, now or when it was called before. */
  readonly changed: boolean;
  /** What Image Builder was baking, where it had not ended by the ledger. */
  readonly imageArn: string | undefined;
}

/** Gives a version that no verdict was reached for the only safe one. */
export async function rejectVersion(version: { image: string; version: string; reason: string }): Promise<Rejection> {
  const { pk, sk } = ledgerKeys.version(version.image, version.version);
  try {
    const { Attributes } = await dynamodb.send(
      new UpdateItemCommand({
        TableName: table,
        Key: { pk: { S: pk }, sk: { S: sk } },
        UpdateExpression:
          'SET #state = :rejected, verdict = :fail, reasons = :reasons, image = :image, version = :version',
        ConditionExpression:
          'attribute_not_exists(#state) OR #state IN (:building, :testing) OR (#state = :rejected AND reasons = :reasons)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':rejected': { S: rejected },
          ':fail': { S: fail },
          ':reasons': { L: [{ S: version.reason }] },
          ':image': { S: version.image },
          ':version': { S: version.version },
          ':building': { S: building },
          ':testing': { S: testing },
        },
        ReturnValues: 'ALL_OLD',
      }),
    );
    return {
      changed: true,
      imageArn: Attributes?.['amiId'] === undefined ? Attributes?.['imageBuildVersionArn']?.S : undefined,
    };
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return { changed: false, imageArn: undefined };
    throw error;
  }
}
