// The simulator speaks JSONata only. A JSONPath state is taken where it says nothing that JSONPath would read: it then
// means the same in both.

import type { Fields } from './fields.ts';

const PATH_FIELDS = [
  'InputPath',
  'OutputPath',
  'ResultPath',
  'ResultSelector',
  'Parameters',
  'Result',
  'ItemsPath',
  'MaxConcurrencyPath',
  'SecondsPath',
  'TimestampPath',
  'TimeoutSecondsPath',
  'HeartbeatSecondsPath',
  'ErrorPath',
  'CausePath',
];
const JSONATA_FIELDS = ['Output', 'Arguments', 'Items'];

/** Whether the state can be read on. Complains when it cannot. */
export function checkLanguage(type: string, fields: Fields, machineIsJsonata: boolean): boolean {
  const { json, path } = fields;
  const { diagnostics } = fields.reading;
  const own = json['QueryLanguage'];
  if (own !== undefined && own !== 'JSONata' && own !== 'JSONPath') {
    fields.complain('Value should be one of the following: [JSONPath, JSONata]', 'QueryLanguage');
    return false;
  }
  if (own === 'JSONPath' && machineIsJsonata) {
    diagnostics.schema(`'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine`, path);
    return false;
  }
  const jsonata = own === undefined ? machineIsJsonata : own === 'JSONata';
  const [own1, other] = jsonata ? ['JSONata', 'JSONPath'] : ['JSONPath', 'JSONata'];
  for (const name of jsonata ? PATH_FIELDS : JSONATA_FIELDS) {
    if (json[name] === undefined) continue;
    const message = `The QueryLanguage is set to '${own1}', but field '${name}' is only supported for the '${other}' QueryLanguage`;
    diagnostics.schema(message, path);
  }
  if (jsonata || meansTheSame(type, json)) return true;
  diagnostics.notModelled(
    `The simulator does not model JSONPath, which this ${type} state uses: set QueryLanguage to JSONata`,
    path,
  );
  return false;
}

function meansTheSame(type: string, json: Record<string, unknown>): boolean {
  if (type !== 'Pass' && type !== 'Succeed' && type !== 'Fail') return false;
  if (PATH_FIELDS.some((name) => json[name] !== undefined)) return false;
  return !/"[^"]*\.\$":|\{%/.test(JSON.stringify(json));
}
