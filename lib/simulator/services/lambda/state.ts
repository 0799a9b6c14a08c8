import type { Caller } from '../../kernel/caller.ts';
import type { CodePackage } from './runtime/code-package.ts';

export interface FunctionVersion {
  /** `$LATEST` or a number. */
  readonly version: string;
  readonly config: FunctionConfig;
  readonly code: CodePackage;
}

export interface FunctionConfig {
  readonly runtime: string;
  readonly handler: string;
  readonly role: string;
  readonly description: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>> | undefined;
  readonly architectures: readonly string[];
  readonly ephemeralStorageMb: number;
  readonly deadLetterTarget: string | undefined;
  readonly tracingMode: string;
  readonly vpc: { readonly subnetIds: readonly string[]; readonly securityGroupIds: readonly string[] } | undefined;
  readonly logging: {
    readonly format: 'Text' | 'JSON';
    readonly group: string;
    readonly applicationLevel: string | undefined;
    readonly systemLevel: string | undefined;
  };
}

export interface InvokeConfig {
  readonly maximumRetryAttempts: number;
  readonly maximumEventAgeSeconds: number;
  readonly onSuccess: string | undefined;
  readonly onFailure: string | undefined;
  readonly changedMs: number;
}

export interface LambdaFunction {
  readonly name: string;
  readonly arn: string;
  latest: FunctionVersion;
  readonly versions: FunctionVersion[];
  readonly aliases: Map<string, { readonly version: string; readonly description: string }>;
  state: 'Pending' | 'Active';
  lastUpdate: 'Successful' | 'InProgress';
  revisionId: string;
  changedMs: number;
  readonly tags: Map<string, string>;
  /** Statements of the resource policy, by id. */
  readonly policy: Map<string, PolicyStatement>;
  reservedConcurrency: number | undefined;
  /** By qualifier; '' for the function itself. */
  readonly invokeConfigs: Map<string, InvokeConfig>;
  /** Invocations under way. */
  running: number;
}

export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Principal: unknown;
  readonly Action: string;
  readonly Resource: string;
  readonly Condition?: Record<string, Record<string, string>>;
}

export interface EventSourceMapping {
  readonly uuid: string;
  readonly functionName: string;
  readonly queueArn: string;
  batchSize: number;
  windowSeconds: number;
  enabled: boolean;
  reportsItemFailures: boolean;
  maximumConcurrency: number | undefined;
  changedMs: number;
  state: 'Enabled' | 'Disabled';
  lastResult: string;
  /** Batches at work now. */
  running: number;
  /** Whether a look at the queue is due. */
  lookDue: boolean;
  session: { readonly caller: Caller; readonly expiresMs: number } | undefined;
}

export interface LambdaState {
  readonly functions: Map<string, LambdaFunction>;
  readonly mappings: Map<string, EventSourceMapping>;
}

export const createState = (): LambdaState => ({ functions: new Map(), mappings: new Map() });
