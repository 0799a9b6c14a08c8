export type Architecture = 'arm64' | 'x86_64';

/** As the names of public AMI parameters, presets and Image Builder's images tell; undefined when a name does not. */
export function architectureIn(name: string): Architecture | undefined {
  if (/(^|[/_-])(arm64|aarch64)($|[/_-])/.test(name)) return 'arm64';
  if (/(^|[/_-])(x86_64|amd64|x86)($|[/_-])/.test(name)) return 'x86_64';
  return undefined;
}

/**
 * Graviton families carry a `g` after the generation (`t4g`, `m7gd`, `c6gn`), `a1` is the first of them.
 * Source: EC2 User Guide, "Amazon EC2 instance type naming conventions".
 */
export function architectureOfInstanceType(instanceType: string): Architecture {
  const family = instanceType.split('.')[0] ?? '';
  return family === 'a1' || /^[a-z]+\d+g/.test(family) ? 'arm64' : 'x86_64';
}
