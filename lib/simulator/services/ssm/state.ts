export type SsmState = Record<string, never>;

export const createState = (): SsmState => ({});
