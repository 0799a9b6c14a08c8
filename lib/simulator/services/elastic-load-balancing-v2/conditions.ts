import type { RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2';
import { invalid } from './errors.ts';

/** The conditions that the model routes by. */
const CONFIG_OF: Readonly<Record<string, 'PathPatternConfig' | 'HostHeaderConfig'>> = {
  'path-pattern': 'PathPatternConfig',
  'host-header': 'HostHeaderConfig',
};

/** Checks conditions, and gives each both of the forms in which AWS answers it. */
export function completeConditions(conditions: readonly RuleCondition[]): RuleCondition[] {
  return conditions.map((condition) => {
    const config = CONFIG_OF[condition.Field ?? ''];
    if (config === undefined) {
      throw invalid(
        `The simulator does not model conditions on '${condition.Field}'; it knows path-pattern, host-header`,
      );
    }
    const values = condition[config]?.Values ?? condition.Values ?? [];
    if (values.length === 0) throw invalid(`A condition value must be specified for field '${condition.Field}'`);
    return { Field: condition.Field, Values: values, [config]: { Values: values } };
  });
}
