/** Every `${Placeholder}` that a state machine's definition may hold. The stacks fill them; a test compares. */
export const placeholders = {
  /** Filled for every machine: Step Functions asks no service of another partition than its own. */
  partition: 'Partition',
  ledgerTable: 'LedgerTable',
  imagesPath: 'ImagesPath',
  parentImagesPath: 'ParentImagesPath',
  fleetsPath: 'FleetsPath',
  accountId: 'AccountId',
  /** The document that proves an AMI. */
  proveDocument: 'ProveDocument',
  /** The document that lists what is installed. */
  listPackagesDocument: 'ListPackagesDocument',
  writeBillFunctionArn: 'WriteBillFunctionArn',
  cleanUpFunctionArn: 'CleanUpFunctionArn',
  releaseImageArn: 'ReleaseImageArn',
  deployFleetArn: 'DeployFleetArn',
  checkFleetFunctionArn: 'CheckFleetFunctionArn',
  publishGoldenFunctionArn: 'PublishGoldenFunctionArn',
  judgeCanaryFunctionArn: 'JudgeCanaryFunctionArn',
  verifyFleetFunctionArn: 'VerifyFleetFunctionArn',
  planReleaseFunctionArn: 'PlanReleaseFunctionArn',
  startNextReleaseFunctionArn: 'StartNextReleaseFunctionArn',
  /** What EventBridge Scheduler takes on to call the judge. */
  judgeScheduleRoleArn: 'JudgeScheduleRoleArn',
  scheduleGroup: 'ScheduleGroup',
} as const;

export type PlaceholderKey = keyof typeof placeholders;

/** Values by key, as `definitionSubstitutions` wants them. */
export function substitutions(values: Partial<Record<PlaceholderKey, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [placeholders[key as PlaceholderKey], value as string]),
  );
}
