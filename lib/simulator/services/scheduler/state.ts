export type SchedulerState = {};

export const createState = (): SchedulerState => ({});
