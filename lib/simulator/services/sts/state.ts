/** Credentials that were given out lie with the kernel's callers; the service itself keeps nothing. */
export type StsState = Readonly<Record<string, never>>;

export const createState = (): StsState => ({});
