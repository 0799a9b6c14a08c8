export interface Options {
  /** Single letters and long names, with their values; '' where they take none. */
  readonly given: ReadonlyMap<string, string>;
  readonly operands: readonly string[];
  /** The first option that is none of these. */
  readonly unknown: string | undefined;
}

/**
 * Reads arguments as POSIX tools do. `letters` as getopt has them: a colon after those that take a value. A long name that takes
 * a value ends with `=`.
 */
export function readOptions(args: readonly string[], letters: string, names: readonly string[] = []): Options {
  const given = new Map<string, string>();
  const operands: string[] = [];
  let unknown: string | undefined;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    if (arg === '--') {
      operands.push(...args.slice(i + 1));
      break;
    }
    if (arg.startsWith('--')) {
      const [name = '', value] = arg.slice(2).split(/=(.*)/s);
      if (names.includes(name)) given.set(name, '');
      else if (names.includes(`${name}=`)) given.set(name, value ?? args[++i] ?? '');
      else unknown ??= arg;
    } else if (arg.startsWith('-') && arg !== '-') {
      for (let at = 1; at < arg.length; at++) {
        const letter = arg[at] as string;
        const known = letters.indexOf(letter);
        if (known < 0 || letter === ':') unknown ??= `-${letter}`;
        else if (letters[known + 1] === ':') {
          given.set(letter, arg.slice(at + 1) || (args[++i] ?? ''));
          break;
        } else given.set(letter, '');
      }
    } else operands.push(arg);
  }
  return { given, operands, unknown };
}
