import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { createRegion, type Region } from '../../../../lib/simulator/region.ts';

export const START_MS = Date.UTC(2026, 10, 21);

/** A region with a role that machines can act in. */
export class Machines {
  readonly region: Region;
  readonly sfn: SFNClient;
  readonly roleArn: string;
  #count = 0;

  /** @param actions what the role may do, on everything */
  constructor(actions: readonly string[] = ['*'], seed = 1) {
    this.region = createRegion({ seed, startMs: START_MS, consistency: 'immediate' });
    this.sfn = this.region.client(SFNClient);
    this.roleArn = this.role('machine', actions);
  }

  role(name: string, actions: readonly string[], trusted: object = { Service: 'states.amazonaws.com' }): string {
    const statement = (rest: object) => JSON.stringify({ Version: '2012-10-17', Statement: [rest] });
    const trust = statement({ Effect: 'Allow', Principal: trusted, Action: 'sts:AssumeRole' });
    const { Role } = this.region.call('iam', 'CreateRole', { RoleName: name, AssumeRolePolicyDocument: trust });
    if (actions.length > 0) {
      const policy = statement({ Effect: 'Allow', Action: actions, Resource: '*' });
      this.region.call('iam', 'PutRolePolicy', { RoleName: name, PolicyName: 'own', PolicyDocument: policy });
    }
    return Role.Arn;
  }

  /** Creates a JSONata machine of these states, the first of which is where it starts. */
  async create(
    states: Record<string, object>,
    options: { name?: string; timeoutSeconds?: number } = {},
  ): Promise<string> {
    const { stateMachineArn } = await this.sfn.send(
      new CreateStateMachineCommand({
        name: options.name ?? `machine-${++this.#count}`,
        roleArn: this.roleArn,
        definition: JSON.stringify({
          QueryLanguage: 'JSONata',
          StartAt: Object.keys(states)[0],
          States: states,
          ...(options.timeoutSeconds === undefined ? {} : { TimeoutSeconds: options.timeoutSeconds }),
        }),
      }),
    );
    return stateMachineArn as string;
  }

  async start(stateMachineArn: string, input: unknown = {}, name?: string): Promise<string> {
    const command = new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) });
    const { executionArn } = await this.sfn.send(command);
    return executionArn as string;
  }

  describe(executionArn: string): Promise<DescribeExecutionCommandOutput> {
    return this.sfn.send(new DescribeExecutionCommand({ executionArn }));
  }

  /** Runs until the execution is over. */
  async end(executionArn: string): Promise<DescribeExecutionCommandOutput> {
    const over = () => this.region.call('sfn', 'DescribeExecution', { executionArn }).status !== 'RUNNING';
    await this.region.run({ until: over, limitMs: 400 * 24 * 3600 * 1000 });
    return this.describe(executionArn);
  }

  /** Runs one execution of these states to its end. */
  async run(states: Record<string, object>, input: unknown = {}): Promise<DescribeExecutionCommandOutput> {
    return this.end(await this.start(await this.create(states), input));
  }

  /** What a machine of these states puts out. Throws when it fails. */
  async output(states: Record<string, object>, input: unknown = {}): Promise<any> {
    const { status, output, error, cause } = await this.run(states, input);
    if (status !== 'SUCCEEDED') throw new Error(`${status}: ${error}: ${cause}`);
    return JSON.parse(output as string);
  }

  async history(executionArn: string): Promise<HistoryEvent[]> {
    const { events } = await this.sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
    return events as HistoryEvent[];
  }

  async types(executionArn: string): Promise<string[]> {
    return (await this.history(executionArn)).map(({ type }) => type as string);
  }
}
