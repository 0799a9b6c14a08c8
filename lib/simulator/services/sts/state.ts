export type StsState = Record<string, never>;

export const createState = (): StsState => ({});
