/** Whether a status is among those that a matcher such as `200,202` or `200-299` accepts. */
export function matches(matcher: string, status: number): boolean {
  return matcher.split(',').some((part) => {
    const [low, high] = part.split('-').map(Number);
    return low !== undefined && status >= low && status <= (high ?? low);
  });
}
