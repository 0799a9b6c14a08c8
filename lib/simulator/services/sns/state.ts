export type SnsState = {};

export const createState = (): SnsState => ({});
