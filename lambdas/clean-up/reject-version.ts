import { ConditionalCheckFailedException, DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { readEnvironment } from '../../lib/contract/environment.ts';
import { type ImageVersionState, ledgerKeys, type Verdict } from '../../lib/contract/ledger.ts';

const dynamodb = new DynamoDBClient({});
const table = readEnvironment('ledgerTable', process.env);

const building: ImageVersionState = 'building';
const testing: ImageVersionState = 'testing';
const rejected: ImageVersionState = 'rejected';
/** Nothing was proven of it, neither good nor bad. */
const inconclusive: Verdict = 'inconclusive';

export interface Rejection {
  /** Where the version stands now. One that had become golden keeps its verdict. */
  readonly state: string;
  /** What Image Builder may still be baking. */
  readonly imageArn: string | undefined;
}

/** Gives a version that no verdict was reached for the only safe one. Called again, it leaves the first reason. */
export async function rejectVersion(version: { image: string; version: string; reason: string }): Promise<Rejection> {
  const { pk, sk } = ledgerKeys.version(version.image, version.version);
  try {
    const { Attributes } = await dynamodb.send(
      new UpdateItemCommand({
        TableName: table,
        Key: { pk: { S: pk }, sk: { S: sk } },
        UpdateExpression:
          'SET #state = :rejected, verdict = if_not_exists(verdict, :inconclusive), reasons = if_not_exists(reasons, :reasons), image = :image, version = :version',
        ConditionExpression: 'attribute_not_exists(#state) OR #state IN (:building, :testing, :rejected)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':rejected': { S: rejected },
          ':inconclusive': { S: inconclusive },
          ':reasons': { L: [{ S: version.reason }] },
          ':image': { S: version.image },
          ':version': { S: version.version },
          ':building': { S: building },
          ':testing': { S: testing },
        },
        ReturnValues: 'ALL_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    // An AMI is noted once Image Builder is done with it.
    const baking = Attributes?.['amiId'] === undefined ? Attributes?.['imageBuildVersionArn']?.S : undefined;
    return { state: rejected, imageArn: baking };
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) {
      return { state: error.Item?.['state']?.S ?? '', imageArn: undefined };
    }
    throw error;
  }
}
