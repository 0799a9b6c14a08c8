export type ImageBuilderState = Record<string, never>;

export const createState = (): ImageBuilderState => ({});
