/** Orders `2026.11.21-2` before `2026.11.21-10`: by day, then by counter. Negative when `a` is older. */
export function compareImageVersions(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const numbers = (version: string) => version.split(/[.-]/).map(Number);
