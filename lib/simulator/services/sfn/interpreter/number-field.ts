import { BOUNDS, type Bounds, type NumericField } from '../asl/bounds.ts';
import type { Template } from '../jsonata/template.ts';
import { unexpectedType } from '../jsonata/unexpected-type.ts';
import { evaluate, evaluationFailed, type Visit } from './visit.ts';

/**
 * A number from a field, within its bounds: what an expression gives is rounded down where the field counts.
 * @param place the field's own, where it stands inside another
 */
export async function numberField(
  visit: Visit,
  field: NumericField,
  template: Template,
  place: string = field,
): Promise<number> {
  const value = await evaluate(visit, template);
  if (typeof value !== 'number') {
    const source = template.kind === 'expression' ? template.expression.source : '';
    throw evaluationFailed(visit, unexpectedType(source, place, ['number', value]), place);
  }
  const { min, max = Number.POSITIVE_INFINITY, integer = true }: Bounds = BOUNDS[field];
  const number = integer ? Math.floor(value) : value;
  if (number >= min && number <= max) return number;
  const kind = integer ? 'integer' : 'number';
  const wanted =
    number > max
      ? `${integer ? 'an' : 'a'} ${kind} of at most ${max}`
      : `a ${min === 0 ? 'non-negative' : 'positive'} ${kind}`;
  throw evaluationFailed(visit, `The ${place} field must be ${wanted} but was: ${value}`, place);
}
