export type DynamoDbState = {};

export const createState = (): DynamoDbState => ({});
