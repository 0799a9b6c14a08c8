// Values of policies with their variables: `${aws:username}`, `${aws:PrincipalTag/team, 'none'}`, `${*}`. What a variable stands
// for is taken literally: a wildcard in it is a character. Inside, literal wildcards are written as characters of Unicode's
// private use, so that one matcher serves all.

/** Looks up a condition key; undefined when the request has none, or many values, which variables cannot stand for. */
export type Lookup = (key: string) => string | undefined;

const LITERAL: Readonly<Record<string, string>> = { '*': '\uE000', '?': '\uE001', $: '$' };
const VARIABLE = /\$\{([^}]*)\}/g;

/** @returns undefined when a variable stands for nothing and has no default: such a value matches nothing */
export function fill(template: string, lookup: Lookup): string | undefined {
  if (!template.includes('${')) return template;
  let known = true;
  const filled = template.replace(VARIABLE, (_, inside: string) => {
    const special = LITERAL[inside];
    if (special !== undefined) return special;
    const [, key = '', , fallback] = /^\s*([^,\s]+)\s*(,\s*'([^']*)'\s*)?$/.exec(inside) ?? [];
    const value = lookup(key) ?? fallback;
    if (value === undefined) known = false;
    return guard(value ?? '');
  });
  return known ? filled : undefined;
}

/** A text whose wildcards are characters. */
export const guard = (text: string): string => text.replaceAll('*', '\uE000').replaceAll('?', '\uE001');

/** The text itself, for operators without wildcards. */
export const unguard = (text: string): string => text.replaceAll('\uE000', '*').replaceAll('\uE001', '?');
