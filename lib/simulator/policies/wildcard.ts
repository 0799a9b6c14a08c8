const patterns = new Map<string, RegExp>();

/** Matches a text against a policy's pattern, in which `*` stands for any characters and `?` for one. */
export function matches(pattern: string, text: string): boolean {
  if (pattern === '*' || pattern === text) return true;
  if (!/[*?]/.test(pattern)) return false;
  let regex = patterns.get(pattern);
  if (regex === undefined) {
    regex = regexOf(pattern);
    patterns.set(pattern, regex);
  }
  return regex.test(text);
}

/** Actions are compared without regard to case. */
export function matchesAction(pattern: string, action: string): boolean {
  return matches(pattern.toLowerCase(), action.toLowerCase());
}

function regexOf(pattern: string): RegExp {
  const source = [...pattern].map((char) =>
    char === '*' ? '.*' : char === '?' ? '.' : char.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&'),
  );
  return new RegExp(`^${source.join('')}$`, 's');
}
