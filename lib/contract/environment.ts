/** Every environment variable that a function reads, declared once. The stacks set them, the handlers read them. */
export const environment = {
  /** Name of the ledger table. */
  ledgerTable: 'GOLDSMITH_LEDGER_TABLE',
  /** Name of the bucket of documents. */
  documentsBucket: 'GOLDSMITH_DOCUMENTS_BUCKET',
  signalsQueueUrl: 'GOLDSMITH_SIGNALS_QUEUE_URL',
  deadSignalsQueueUrl: 'GOLDSMITH_DEAD_SIGNALS_QUEUE_URL',
  buildImageArn: 'GOLDSMITH_BUILD_IMAGE_ARN',
  releaseImageArn: 'GOLDSMITH_RELEASE_IMAGE_ARN',
  deployFleetArn: 'GOLDSMITH_DEPLOY_FLEET_ARN',
} as const;

export type EnvironmentKey = keyof typeof environment;

/** The value of a variable that the stack must have set. */
export function readEnvironment(key: EnvironmentKey, from: Readonly<Record<string, string | undefined>>): string {
  const value = from[environment[key]];
  if (value === undefined || value === '') {
    throw new Error(`cannot start: the environment variable "${environment[key]}" is not set; deploy the stack again`);
  }
  return value;
}
