export type SfnState = Record<string, never>;

export const createState = (): SfnState => ({});
