import type { ChoiceState } from '../asl/program.ts';
import { unexpectedType } from '../jsonata/unexpected-type.ts';
import { evaluate, evaluationFailed, type Left, leave, runtimeFailure, type Visit } from './visit.ts';

export async function runChoice(visit: Visit<ChoiceState>): Promise<Left> {
  const { state, input } = visit;
  for (const [i, rule] of state.choices.entries()) {
    const holds = await evaluate(visit, rule.condition);
    if (typeof holds !== 'boolean') throw notBoolean(visit, i, holds);
    if (holds) return leave(visit, rule.exit, { next: rule.next, passed: input });
  }
  if (state.otherwise !== undefined) return leave(visit, state.exit, { next: state.otherwise, passed: input });
  throw runtimeFailure(visit, 'Failed to transition out of the state. The state does not point to a next state.');
}

function notBoolean(visit: Visit<ChoiceState>, index: number, value: unknown) {
  const { condition } = visit.state.choices[index] as ChoiceState['choices'][number];
  const source = condition.kind === 'expression' ? condition.expression.source : '';
  return evaluationFailed(
    visit,
    unexpectedType(source, `Choices[${index}]/Condition`, ['boolean', value]),
    `Choices[${index}]/Condition`,
  );
}
