import type { TaskState } from '../asl/program.ts';
import type { Resource } from '../integrations/resource.ts';
import type { Scope } from './scope.ts';
import type { Visit } from './visit.ts';

/** What an integration is given to work with. */
export interface TaskCall {
  readonly visit: Visit<TaskState>;
  readonly resource: Resource;
  readonly given: unknown;
  /** A role to take on from the machine's own. */
  readonly roleArn: string | undefined;
  /** Ends with the task. */
  readonly scope: Scope;
}
