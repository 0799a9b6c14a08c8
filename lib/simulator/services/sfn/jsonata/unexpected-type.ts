/** How Step Functions words a value of the wrong kind. */
export function unexpectedType(source: string, field: string, [wanted, value]: [string, unknown]): string {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return `The JSONata expression '${source}' specified for the field '${field}' returned an unexpected result type. Expected '${wanted}', but was '${kind}' for value: ${JSON.stringify(value)}`;
}
