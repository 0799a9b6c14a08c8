/** A small type of the architecture that the name of a base image's parameter tells. */
export function smallInstanceType(base: string): string {
  return /arm64|aarch64/.test(base) ? 't4g.small' : 't3.small';
}
