import type { ServiceContext } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import type { Diagnostic } from './asl/diagnostics.ts';
import type { Program } from './asl/program.ts';
import { readDefinition } from './asl/read-definition.ts';
import type { SfnState } from './state.ts';

/** Reads a definition that is to be used. Throws InvalidDefinition with everything that is wrong with it. */
export function programOf(context: ServiceContext<SfnState>, text: string): Program {
  const { program, diagnostics } = readDefinition(text, context);
  const errors = diagnostics.list.filter(({ severity }) => severity === 'ERROR');
  if (errors.length === 0) return program;
  const refused = errors.find(({ code }) => code === 'NOT_MODELLED');
  if (refused !== undefined) throw new ServiceError('NotModelled', describe(refused), { statusCode: 501 });
  const all = errors.map(describe).join(', ');
  throw new ServiceError('InvalidDefinition', `Invalid State Machine Definition: '${all}'`);
}

function describe({ code, message, location }: Diagnostic): string {
  // AWS prints a place that it does not know as it stands.
  return code === 'INVALID_JSON_DESCRIPTION' ? `${code}: ${message}` : `${code}: ${message} at ${location ?? null}`;
}
