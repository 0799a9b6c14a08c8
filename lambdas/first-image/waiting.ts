import { DeleteItemCommand, DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { readEnvironment } from '../../lib/contract/environment.ts';
import { ledgerKeys } from '../../lib/contract/ledger.ts';
import { StackRequest } from './stack-event.ts';

const dynamodb = new DynamoDBClient({});
const table = readEnvironment('ledgerTable', process.env);

const keyOf = (event: StackRequest) => {
  const { pk, sk } = ledgerKeys.firstImage(event.ResourceProperties.Image, event.RequestId);
  return { pk: { S: pk }, sk: { S: sk } };
};

export async function keepWaiting(event: StackRequest): Promise<void> {
  await dynamodb.send(
    new PutItemCommand({ TableName: table, Item: { ...keyOf(event), request: { S: JSON.stringify(event) } } }),
  );
}

/** Requests of stacks that wait for the image. */
export async function waitingFor(image: string): Promise<StackRequest[]> {
  const { pk } = ledgerKeys.firstImage(image, '');
  const { Items } = await dynamodb.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: pk } },
      ConsistentRead: true,
    }),
  );
  return (Items ?? []).map((item) => StackRequest.parse(JSON.parse(item['request']?.S ?? '')));
}

export async function forgetWaiting(event: StackRequest): Promise<void> {
  await dynamodb.send(new DeleteItemCommand({ TableName: table, Key: keyOf(event) }));
}
