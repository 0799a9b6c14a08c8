/** What is wrong with the name of a timezone, or undefined. The runtime carries the IANA database. */
export function timezoneFault(text: string): string | undefined {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    // Offsets such as "+02:00" satisfy Intl but not EventBridge Scheduler.
    return /^[+-]/.test(text) ? 'the IANA name of a timezone such as "Europe/Berlin"' : undefined;
  } catch {
    return 'the IANA name of a timezone such as "Europe/Berlin"';
  }
}
