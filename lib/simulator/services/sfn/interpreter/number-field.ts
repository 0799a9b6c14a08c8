import type { Template } from '../jsonata/template.ts';
import { unexpectedType } from '../jsonata/unexpected-type.ts';
import { evaluate, evaluationFailed, type Visit } from './visit.ts';

/** A whole number from a field: what an expression gives is rounded down. */
export async function numberField(visit: Visit, field: string, template: Template): Promise<number> {
  const value = await evaluate(visit, template);
  if (typeof value === 'number') {
    if (value >= 0) return Math.floor(value);
    throw evaluationFailed(visit, `The ${field} field must be a non-negative integer but was: ${value}`, field);
  }
  const source = template.kind === 'expression' ? template.expression.source : '';
  throw evaluationFailed(visit, unexpectedType(source, field, ['number', value]), field);
}
