// A field of a state as JSON with expressions in it. Compiled once; a part without expressions is a constant.

import type { Evaluator, Expression } from './expression.ts';

export type Template =
  | { readonly kind: 'constant'; readonly value: unknown }
  | { readonly kind: 'expression'; readonly expression: Expression; readonly field: string }
  | { readonly kind: 'list'; readonly items: readonly Template[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [string, Template])[] };

/** The text inside `{% … %}`, or undefined for any other string. */
export function expressionIn(text: string): string | undefined {
  return text.startsWith('{%') && text.endsWith('%}') && text.length >= 4 ? text.slice(2, -2).trim() : undefined;
}

/** @param compile makes an expression of its source, given the field that it stands in */
export function compileTemplate(
  value: unknown,
  field: string,
  compile: (source: string, field: string) => Expression,
): Template {
  if (typeof value === 'string') {
    const source = expressionIn(value);
    return source === undefined
      ? { kind: 'constant', value }
      : { kind: 'expression', expression: compile(source, field), field };
  }
  if (Array.isArray(value)) {
    const items = value.map((item, i) => compileTemplate(item, `${field}[${i}]`, compile));
    return items.every((item) => item.kind === 'constant') ? { kind: 'constant', value } : { kind: 'list', items };
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(
      ([key, item]) => [key, compileTemplate(item, `${field}/${key}`, compile)] as const,
    );
    const constant = members.every(([, item]) => item.kind === 'constant');
    return constant ? { kind: 'constant', value } : { kind: 'object', members };
  }
  return { kind: 'constant', value };
}

/** The value of a template. Throws EvaluationError. */
export async function fill(template: Template, evaluator: Evaluator): Promise<unknown> {
  switch (template.kind) {
    case 'constant':
      return template.value;
    case 'expression':
      return evaluator.evaluate(template.expression, template.field);
    case 'list': {
      const list: unknown[] = [];
      for (const item of template.items) list.push(await fill(item, evaluator));
      return list;
    }
    default: {
      const object: Record<string, unknown> = {};
      for (const [key, item] of template.members) object[key] = await fill(item, evaluator);
      return object;
    }
  }
}
