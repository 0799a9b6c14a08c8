import * as sdk from '@aws-sdk/client-sfn';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { createStateMachine } from './operations/create-state-machine.ts';
import { deleteStateMachine } from './operations/delete-state-machine.ts';
import { describeExecution } from './operations/describe-execution.ts';
import { describeMapRun } from './operations/describe-map-run.ts';
import { describeStateMachine } from './operations/describe-state-machine.ts';
import { describeStateMachineForExecution } from './operations/describe-state-machine-for-execution.ts';
import { getExecutionHistory } from './operations/get-execution-history.ts';
import { listExecutions } from './operations/list-executions.ts';
import { listMapRuns } from './operations/list-map-runs.ts';
import { listStateMachines } from './operations/list-state-machines.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { redriveExecution } from './operations/redrive-execution.ts';
import { sendTaskFailure } from './operations/send-task-failure.ts';
import { sendTaskHeartbeat } from './operations/send-task-heartbeat.ts';
import { sendTaskSuccess } from './operations/send-task-success.ts';
import { startExecution } from './operations/start-execution.ts';
import { stopExecution } from './operations/stop-execution.ts';
import { tagResource } from './operations/tag-resource.ts';
import { untagResource } from './operations/untag-resource.ts';
import { updateMapRun } from './operations/update-map-run.ts';
import { updateStateMachine } from './operations/update-state-machine.ts';
import { validateStateMachineDefinition } from './operations/validate-state-machine-definition.ts';
import { permissions } from './permissions.ts';
import { stateMachine } from './resources/state-machine.ts';
import { createState, type SfnState } from './state.ts';

export const sfn: ServiceDefinition<SfnState> = {
  name: 'sfn',
  signingNames: ['states'],
  actionPrefix: 'states',
  principal: 'states.amazonaws.com',
  sdk,
  createState,
  permissions,
  resourceTypes: { 'AWS::StepFunctions::StateMachine': stateMachine },
  operations: {
    CreateStateMachine: createStateMachine,
    DeleteStateMachine: deleteStateMachine,
    DescribeExecution: describeExecution,
    DescribeMapRun: describeMapRun,
    DescribeStateMachine: describeStateMachine,
    DescribeStateMachineForExecution: describeStateMachineForExecution,
    GetExecutionHistory: getExecutionHistory,
    ListExecutions: listExecutions,
    ListMapRuns: listMapRuns,
    ListStateMachines: listStateMachines,
    ListTagsForResource: listTagsForResource,
    RedriveExecution: redriveExecution,
    SendTaskFailure: sendTaskFailure,
    SendTaskHeartbeat: sendTaskHeartbeat,
    SendTaskSuccess: sendTaskSuccess,
    StartExecution: startExecution,
    StopExecution: stopExecution,
    TagResource: tagResource,
    UntagResource: untagResource,
    UpdateMapRun: updateMapRun,
    UpdateStateMachine: updateStateMachine,
    ValidateStateMachineDefinition: validateStateMachineDefinition,
  },
};
