export type LambdaState = {};

export const createState = (): LambdaState => ({});
