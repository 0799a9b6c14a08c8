import type { FunctionVersion, LambdaFunction } from './state.ts';

/** Freezes the latest code and configuration as a numbered version; nothing new when nothing changed. */
export function publish(fn: LambdaFunction): FunctionVersion {
  const last = fn.versions.at(-1);
  if (last !== undefined && last.code === fn.latest.code && last.config === fn.latest.config) return last;
  const version = { ...fn.latest, version: String(Number(last?.version ?? 0) + 1) };
  fn.versions.push(version);
  return version;
}
