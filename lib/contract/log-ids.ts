/** The ids that a log line carries when they are known, under the same keys in every function. */
export interface LogIds {
  image?: string | undefined;
  version?: string | undefined;
  fleet?: string | undefined;
  release?: string | undefined;
  deployment?: string | undefined;
  /** Name or ARN of the state machine's execution. */
  execution?: string | undefined;
}

/** Without the unknown ones, for the logger's `appendKeys`; `imageVersion` as people say it, `web 2026.11.21-1`. */
export function logIds(ids: LogIds): Record<string, string> {
  const { image, version, ...rest } = ids;
  const imageVersion = image !== undefined && version !== undefined ? `${image} ${version}` : undefined;
  const all = { image, imageVersion, ...rest };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
