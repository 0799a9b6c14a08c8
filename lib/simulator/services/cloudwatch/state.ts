export type CloudWatchState = Record<string, never>;

export const createState = (): CloudWatchState => ({});
