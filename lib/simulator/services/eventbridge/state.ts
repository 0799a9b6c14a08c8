export type EventBridgeState = {};

export const createState = (): EventBridgeState => ({});
