export type Ec2State = Record<string, never>;

export const createState = (): Ec2State => ({});
