import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { StateMachine as CdkStateMachine, DefinitionBody, LogLevel } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type PlaceholderKey, substitutions } from '../contract/placeholders.ts';
import { acknowledgeWildcards } from './acknowledge-wildcards.ts';
import { repositoryRoot } from './repository-root.ts';

export interface StateMachineProps {
  /** File under state-machines/, without `.asl.json`; the machine is called `goldsmith-<name>`. */
  readonly name: string;
  readonly placeholders: Partial<Record<PlaceholderKey, string>>;
  /** All that the machine may do besides logging and tracing. */
  readonly statements: readonly PolicyStatement[];
  /** Why statements on `*` are needed, where there are others than for logs and traces. */
  readonly withoutResource?: string;
}

/** A state machine from its ASL file, with a role and a log group of its own. */
export class StateMachine extends Construct {
  readonly machine: CdkStateMachine;
  readonly stateMachineArn: string;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: StateMachineProps) {
    super(scope, id);
    const stateMachineName = `goldsmith-${props.name}`;
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
      description: `What ${stateMachineName} may do`,
    });
    for (const statement of props.statements) this.role.addToPolicy(statement);
    this.machine = new CdkStateMachine(this, 'Machine', {
      stateMachineName,
      definitionBody: DefinitionBody.fromString(
        readFileSync(join(repositoryRoot, 'state-machines', `${props.name}.asl.json`), 'utf8'),
      ),
      definitionSubstitutions: substitutions({ partition: Stack.of(this).partition, ...props.placeholders }),
      role: this.role,
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, 'Log', {
          // Under /aws/vendedlogs/: the resource policy of log delivery stays short however many machines there are.
          logGroupName: `/aws/vendedlogs/states/${stateMachineName}`,
          retention: RetentionDays.THREE_MONTHS,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ALL,
        includeExecutionData: true,
      },
    });
    // From the name, so that parts that the machine itself needs can be told of it without a circle.
    this.stateMachineArn = stateMachineArn(this, props.name);
    acknowledgeWildcards(this.role, {
      '*': props.withoutResource ?? 'Log delivery and X-Ray know no resources',
    });
  }
}

export function stateMachineArn(scope: Construct, name: string): string {
  return Stack.of(scope).formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: `goldsmith-${name}`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}

/** Executions of a machine, for statements about them. */
export function executionArns(scope: Construct, name: string): string {
  return Stack.of(scope).formatArn({
    service: 'states',
    resource: 'execution',
    resourceName: `goldsmith-${name}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}

/** Children that a machine's Distributed Maps run: `execution:<machine>/<label>:<id>`, which `executionArns` does not hold. */
export function childExecutionArns(scope: Construct, name: string): string {
  return Stack.of(scope).formatArn({
    service: 'states',
    resource: 'execution',
    resourceName: `goldsmith-${name}/*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}
