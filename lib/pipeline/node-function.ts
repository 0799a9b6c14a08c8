import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as Fn, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type EnvironmentKey, environment } from '../contract/environment.ts';
import { PREFIX } from '../contract/names.ts';
import { bundledCode } from './bundled-code.ts';

export interface NodeFunctionProps {
  /** Folder under lambdas/; the function is called `goldsmith-<name>`. */
  readonly name: string;
  readonly description: string;
  readonly environment?: Partial<Record<EnvironmentKey, string>>;
  /** All that the function may do besides writing its own log. */
  readonly statements: readonly PolicyStatement[];
  readonly timeoutSeconds?: number;
  readonly memoryMegabytes?: number;
}

/** A function of Goldsmith: bundled from lambdas/<name>/handler.ts, with a role and a log group of its own. */
export class NodeFunction extends Construct {
  readonly function: Fn;
  readonly role: Role;
  readonly functionArn: string;

  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    super(scope, id);
    const functionName = `${PREFIX}-${props.name}`;
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What ${functionName} may do`,
    });
    // Not AWSLambdaBasicExecutionRole: it may write into every log group of the account.
    const writeLog = new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    });
    for (const statement of [writeLog, ...props.statements]) this.role.addToPolicy(statement);
    this.function = new Fn(this, 'Function', {
      functionName,
      description: props.description,
      code: bundledCode(props.name),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMegabytes ?? 256,
      timeout: Duration.seconds(props.timeoutSeconds ?? 30),
      role: this.role,
      logGroup,
      environment: {
        POWERTOOLS_SERVICE_NAME: functionName,
        ...Object.fromEntries(
          Object.entries(props.environment ?? {}).map(([key, value]) => [environment[key as EnvironmentKey], value]),
        ),
      },
    });
    this.functionArn = this.function.functionArn;
  }
}
