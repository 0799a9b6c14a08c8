export type LogsState = {};

export const createState = (): LogsState => ({});
