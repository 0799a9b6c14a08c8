// Semantic versions: three numbers up to 2^30-1, of which an `x` stands for any from some place to the end.

import type { LatestVersionReferences } from '@aws-sdk/client-imagebuilder';
import { invalidVersion } from './errors.ts';

const LARGEST = 2 ** 30 - 1;

/** @throws InvalidVersionNumberException */
export function checkVersion(version: string): void {
  const nodes = version.split('.');
  const wild = nodes.indexOf('x');
  const numbers = wild === -1 ? nodes : nodes.slice(0, wild);
  const good =
    nodes.length === 3 &&
    numbers.every((node) => /^\d+$/.test(node) && Number(node) <= LARGEST) &&
    (wild === -1 || nodes.slice(wild).every((node) => node === 'x'));
  if (!good) throw invalidVersion(version);
}

export function matchesVersion(version: string, pattern: string): boolean {
  const nodes = version.split('.');
  return pattern.split('.').every((node, i) => node === 'x' || node === nodes[i]);
}

export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Puts numbers in the place of wildcards: one more than the highest of those that match, or the first there is. */
export function nextVersion(pattern: string, existing: readonly string[]): string {
  if (!pattern.includes('x')) return pattern;
  const newest = existing
    .filter((version) => matchesVersion(version, pattern))
    .sort(compareVersions)
    .at(-1);
  if (newest === undefined) return pattern === 'x.x.x' ? '0.0.1' : pattern.replaceAll('x', '0');
  const [major, minor, patch] = newest.split('.').map(Number) as [number, number, number];
  return `${major}.${minor}.${patch + 1}`;
}

/** The ready-made wildcard ARNs for an ARN that ends in a version, or in a version and a build number. */
export function versionReferences(arn: string): LatestVersionReferences {
  const [, base, major, minor, patch] = /^(.*)\/(\d+)\.(\d+)\.(\d+)(?:\/\d+)?$/.exec(arn) ?? [];
  return {
    latestVersionArn: `${base}/x.x.x`,
    latestMajorVersionArn: `${base}/${major}.x.x`,
    latestMinorVersionArn: `${base}/${major}.${minor}.x`,
    latestPatchVersionArn: `${base}/${major}.${minor}.${patch}`,
  };
}
