export type SqsState = {};

export const createState = (): SqsState => ({});
