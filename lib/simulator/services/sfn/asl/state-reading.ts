// What the readers of all state types share.

import type { Fields } from './fields.ts';
import type { Exit, Program } from './program.ts';

export interface StateReading {
  /** Whether the machine speaks JSONata where a state does not say. */
  readonly jsonata: boolean;
  readProgram(fields: Fields, jsonata: boolean): Program;
}

export interface CommonFields {
  readonly name: string;
  readonly next: string | undefined;
  readonly exit: Exit;
}

export function readExit(fields: Fields): Exit {
  if (fields.json['Assign'] !== undefined) checkNames(fields.object('Assign'));
  return { output: fields.template('Output'), assign: fields.template('Assign') };
}

function checkNames(assign: Fields | undefined): void {
  for (const name of Object.keys(assign?.json ?? {})) {
    if (name === 'states') assign?.complain(`Variable name 'states' is reserved`, name);
    else if (!/^[\p{ID_Start}_][\p{ID_Continue}]{0,79}$/u.test(name)) assign?.complain('Invalid variable name', name);
  }
}
