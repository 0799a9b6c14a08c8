import type { UpdateStateMachineInput, UpdateStateMachineOutput } from '@aws-sdk/client-sfn';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { programOf } from '../definition.ts';
import { notModelled } from '../errors.ts';
import { findMachine } from '../find.ts';
import { makeManagedRule } from '../managed-rule.ts';
import type { SfnState } from '../state.ts';
import { checkRoleArn } from './create-state-machine.ts';

/** Running executions keep the definition and role that they started with. */
export function updateStateMachine(
  input: UpdateStateMachineInput,
  context: CallContext<SfnState>,
): UpdateStateMachineOutput {
  const machine = findMachine(context, input.stateMachineArn as string);
  const { definition, roleArn } = input;
  if (input.publish === true) throw notModelled('versions of state machines', 'leave publish out');
  if (definition === undefined && roleArn === undefined && input.loggingConfiguration === undefined) {
    if (input.tracingConfiguration === undefined && input.encryptionConfiguration === undefined) {
      throw new ServiceError(
        'MissingRequiredParameter',
        'Either the definition, the role ARN, the LoggingConfiguration, the EncryptionConfiguration or the TracingConfiguration must be specified',
      );
    }
  }
  const program = definition === undefined ? machine.program : programOf(context, definition);
  if (roleArn !== undefined) checkRoleArn(roleArn);
  makeManagedRule(context, { arn: machine.arn, program, roleArn: roleArn ?? machine.roleArn });
  machine.program = program;
  machine.definition = definition ?? machine.definition;
  machine.roleArn = roleArn ?? machine.roleArn;
  machine.loggingConfiguration = input.loggingConfiguration ?? machine.loggingConfiguration;
  machine.tracingConfiguration = input.tracingConfiguration ?? machine.tracingConfiguration;
  machine.encryptionConfiguration = input.encryptionConfiguration ?? machine.encryptionConfiguration;
  machine.revisionId = context.ids.uuid();
  return { updateDate: context.clock.now(), revisionId: machine.revisionId };
}
