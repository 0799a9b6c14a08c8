const DAY_MS = 86_400_000;

/** From when on an AMI of a vendor may be built on. */
export function ripeMs(base: { readonly createdMs: number }, minAgeSeconds: number): number {
  return base.createdMs + minAgeSeconds * 1000;
}

/** When the day's cap is lifted, if it is reached: at the next midnight, UTC. */
export function heldBackUntil(day: {
  readonly nowMs: number;
  readonly buildsToday: number;
  readonly maxBuildsPerDay: number;
}): number | undefined {
  if (day.buildsToday < day.maxBuildsPerDay) return undefined;
  return (Math.floor(day.nowMs / DAY_MS) + 1) * DAY_MS;
}
