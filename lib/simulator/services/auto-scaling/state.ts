export type AutoScalingState = Record<string, never>;

export const createState = (): AutoScalingState => ({});
