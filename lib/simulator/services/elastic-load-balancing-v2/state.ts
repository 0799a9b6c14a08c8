export type ElbState = Record<string, never>;

export const createState = (): ElbState => ({});
