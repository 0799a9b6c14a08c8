export type IamState = Record<string, never>;

export const createState = (): IamState => ({});
