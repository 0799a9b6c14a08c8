// From what a request gives to the values that a template's parameters have.

import type { Caller } from '../../../kernel/caller.ts';
import type { ServiceContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { validationError } from '../errors.ts';
import type { CloudFormationState, GivenParameters } from '../state.ts';
import type { Parameter, ParameterValue, Template } from './template.ts';

const SSM_VALUE = 'AWS::SSM::Parameter::Value<';

export interface ParameterSources {
  readonly given: GivenParameters;
  readonly previous: ReadonlyMap<string, ParameterValue> | undefined;
  /** Reads the SSM parameters that parameters name. */
  readonly caller: Caller;
}

/** @throws ValidationError in CloudFormation's words. */
export function readParameters(
  template: Template,
  sources: ParameterSources,
  context: ServiceContext<CloudFormationState>,
): Map<string, ParameterValue> {
  const declared = template.Parameters ?? {};
  const given = new Map(sources.given.map((one) => [one.ParameterKey ?? '', one]));
  const extra = [...given.keys()].filter((key) => !(key in declared));
  if (extra.length > 0) throw validationError(`Parameters: [${extra.join(', ')}] do not exist in the template`);
  const values = new Map<string, ParameterValue>();
  const missing: string[] = [];
  for (const [name, parameter] of Object.entries(declared)) {
    const one = given.get(name);
    const previous = sources.previous?.get(name)?.given;
    const fallback = parameter.Default === undefined ? undefined : String(parameter.Default);
    const value = one?.UsePreviousValue === true ? previous : (one?.ParameterValue ?? fallback);
    if (value === undefined) missing.push(name);
    else values.set(name, readValue({ name, parameter, value, caller: sources.caller }, context));
  }
  if (missing.length > 0) throw validationError(`Parameters: [${missing.join(', ')}] must have values`);
  return values;
}

interface Naming {
  readonly name: string;
  readonly parameter: Parameter;
  readonly value: string;
  readonly caller: Caller;
}

function readValue(naming: Naming, context: ServiceContext<CloudFormationState>): ParameterValue {
  const { parameter, value } = naming;
  check(naming);
  const resolved = parameter.Type.startsWith(SSM_VALUE) ? readSsm(naming, context) : undefined;
  return { given: value, resolved, type: parameter.Type, noEcho: String(parameter.NoEcho) === 'true' };
}

function check({ name, parameter, value }: Naming): void {
  const refuse = (reason: string) => {
    throw validationError(
      parameter.ConstraintDescription === undefined
        ? `Parameter '${name}' ${reason}`
        : `Parameter ${name} failed to satisfy constraint: ${parameter.ConstraintDescription}`,
    );
  };
  const { AllowedValues, AllowedPattern, MinLength, MaxLength, MinValue, MaxValue } = parameter;
  if (AllowedValues !== undefined && !AllowedValues.map(String).includes(value)) {
    refuse(`must be one of AllowedValues: [${AllowedValues.join(', ')}]`);
  }
  if (AllowedPattern !== undefined && !new RegExp(`^(?:${AllowedPattern})$`).test(value))
    refuse(`must match pattern ${AllowedPattern}`);
  if (MinLength !== undefined && value.length < Number(MinLength))
    refuse(`must contain at least ${MinLength} characters`);
  if (MaxLength !== undefined && value.length > Number(MaxLength))
    refuse(`must contain at most ${MaxLength} characters`);
  if (parameter.Type !== 'Number') return;
  if (value.trim() === '' || Number.isNaN(Number(value))) refuse('must be a number.');
  if (MinValue !== undefined && Number(value) < Number(MinValue)) refuse(`must be a number not less than ${MinValue}`);
  if (MaxValue !== undefined && Number(value) > Number(MaxValue))
    refuse(`must be a number not greater than ${MaxValue}`);
}

function readSsm({ value, caller, parameter }: Naming, context: ServiceContext<CloudFormationState>): string {
  const { Parameters: [found] = [] } = context.call('ssm', 'GetParameters', { Names: [value] }, { as: caller });
  if (found === undefined) {
    throw validationError(`Unable to fetch parameters [${value}] from parameter store for this account.`);
  }
  const text = found.Value as string;
  if (parameter.Type === `${SSM_VALUE}AWS::EC2::Image::Id>`) checkImage(text, { context, caller });
  return text;
}

/** A parameter of an image's type must hold an image that the account can see. */
function checkImage(imageId: string, by: { context: ServiceContext<CloudFormationState>; caller: Caller }): void {
  try {
    by.context.call('ec2', 'DescribeImages', { ImageIds: [imageId] }, { as: by.caller });
  } catch (error) {
    if (error instanceof ServiceError && error.code.startsWith('InvalidAMIID')) {
      throw validationError(`Parameter validation failed: parameter value ${imageId} does not exist.`);
    }
    throw error;
  }
}
