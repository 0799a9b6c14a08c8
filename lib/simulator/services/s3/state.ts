export type S3State = Record<string, never>;

export const createState = (): S3State => ({});
