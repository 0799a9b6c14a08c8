// From what a request says about a function to its configuration, and back to what answers show.

import { invalidParameter } from './errors.ts';
import { splitName } from './functions.ts';
import type { FunctionConfig, FunctionVersion, LambdaFunction } from './state.ts';

/** @throws InvalidParameterValueException */
export function configOf(input: any, previous: FunctionConfig | undefined): FunctionConfig {
  const { name } = splitName(input.FunctionName);
  const config: FunctionConfig = {
    runtime: input.Runtime ?? previous?.runtime,
    handler: input.Handler ?? previous?.handler,
    role: input.Role ?? previous?.role,
    description: input.Description ?? previous?.description ?? '',
    timeoutSeconds: input.Timeout ?? previous?.timeoutSeconds ?? 3,
    memoryMb: input.MemorySize ?? previous?.memoryMb ?? 128,
    environment: input.Environment?.Variables ?? previous?.environment,
    architectures: input.Architectures ?? previous?.architectures ?? ['x86_64'],
    ephemeralStorageMb: input.EphemeralStorage?.Size ?? previous?.ephemeralStorageMb ?? 512,
    deadLetterTarget:
      input.DeadLetterConfig === undefined ? previous?.deadLetterTarget : input.DeadLetterConfig.TargetArn || undefined,
    tracingMode: input.TracingConfig?.Mode ?? previous?.tracingMode ?? 'PassThrough',
    vpc: vpcOf(input.VpcConfig) ?? previous?.vpc,
    logging: loggingOf(input.LoggingConfig, name, previous),
  };
  check(config);
  return config;
}

function vpcOf(vpc: any): FunctionConfig['vpc'] {
  return vpc === undefined
    ? undefined
    : { subnetIds: vpc.SubnetIds ?? [], securityGroupIds: vpc.SecurityGroupIds ?? [] };
}

function loggingOf(logging: any, name: string, previous: FunctionConfig | undefined): FunctionConfig['logging'] {
  const format = logging?.LogFormat ?? previous?.logging.format ?? 'Text';
  return {
    format,
    group: logging?.LogGroup ?? previous?.logging.group ?? `/aws/lambda/${name}`,
    applicationLevel:
      logging?.ApplicationLogLevel ?? previous?.logging.applicationLevel ?? (format === 'JSON' ? 'INFO' : undefined),
    systemLevel: logging?.SystemLogLevel ?? previous?.logging.systemLevel ?? (format === 'JSON' ? 'INFO' : undefined),
  };
}

const ENVIRONMENT_BYTES = 4096;
const RESERVED =
  /^(AWS_REGION|AWS_DEFAULT_REGION|AWS_ACCESS_KEY_ID|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|AWS_EXECUTION_ENV|AWS_LAMBDA_.*|_HANDLER|LAMBDA_TASK_ROOT|LAMBDA_RUNTIME_DIR)$/;

function check(config: FunctionConfig): void {
  const { runtime, handler, timeoutSeconds, memoryMb, environment } = config;
  if (runtime === undefined || handler === undefined)
    throw invalidParameter(
      'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
    );
  if (!/^nodejs\d+\.x$/.test(runtime)) {
    throw invalidParameter(`The simulator runs Node.js functions only, not ${runtime}; see docs/fidelity.md`);
  }
  if (timeoutSeconds < 1 || timeoutSeconds > 900) throw outside('timeout', timeoutSeconds, 900);
  if (memoryMb < 128 || memoryMb > 10_240) throw outside('memorySize', memoryMb, 10_240);
  const reserved = Object.keys(environment ?? {}).filter((key) => RESERVED.test(key));
  if (reserved.length > 0) {
    throw invalidParameter(
      `Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: ${reserved.join(', ')}`,
    );
  }
  const odd = Object.keys(environment ?? {}).find((key) => !/^[a-zA-Z][a-zA-Z0-9_]+$/.test(key));
  if (odd !== undefined) {
    throw invalidParameter(
      `1 validation error detected: Value '${odd}' at 'environment.variables' failed to satisfy constraint: Map keys must satisfy constraint: [Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+]`,
    );
  }
  const bytes = Object.entries(environment ?? {}).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0,
  );
  if (bytes > ENVIRONMENT_BYTES) {
    throw invalidParameter(
      'Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit.',
    );
  }
}

const outside = (name: string, value: number, max: number) =>
  invalidParameter(
    `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: Member must have value less than or equal to ${max}`,
  );

export function configurationOutput(fn: LambdaFunction, version: FunctionVersion): Record<string, unknown> {
  const { config, code } = version;
  return {
    FunctionName: fn.name,
    FunctionArn: version.version === '$LATEST' ? fn.arn : `${fn.arn}:${version.version}`,
    Runtime: config.runtime,
    Role: config.role,
    Handler: config.handler,
    CodeSize: code.size,
    Description: config.description,
    Timeout: config.timeoutSeconds,
    MemorySize: config.memoryMb,
    LastModified: new Date(fn.changedMs).toISOString().replace('Z', '+0000'),
    CodeSha256: code.sha256,
    Version: version.version,
    VpcConfig:
      config.vpc === undefined
        ? undefined
        : { SubnetIds: config.vpc.subnetIds, SecurityGroupIds: config.vpc.securityGroupIds },
    DeadLetterConfig: config.deadLetterTarget === undefined ? undefined : { TargetArn: config.deadLetterTarget },
    Environment: config.environment === undefined ? undefined : { Variables: config.environment },
    TracingConfig: { Mode: config.tracingMode },
    RevisionId: fn.revisionId,
    State: fn.state,
    StateReason: fn.state === 'Pending' ? 'The function is being created.' : undefined,
    StateReasonCode: fn.state === 'Pending' ? 'Creating' : undefined,
    LastUpdateStatus: fn.lastUpdate,
    PackageType: 'Zip',
    Architectures: config.architectures,
    EphemeralStorage: { Size: config.ephemeralStorageMb },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    LoggingConfig: {
      LogFormat: config.logging.format,
      LogGroup: config.logging.group,
      ApplicationLogLevel: config.logging.applicationLevel,
      SystemLogLevel: config.logging.systemLevel,
    },
  };
}
