interface Simulated {
  readonly name: string;
  readonly operations: Readonly<Record<string, unknown>>;
  readonly resourceTypes?: Readonly<Record<string, unknown>>;
}

/** docs/reference/simulated-services.md: each operation and resource type that the region has. */
export function simulatedServices(definitions: readonly Simulated[]): string {
  const services = definitions.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const operations = services.reduce((sum, service) => sum + Object.keys(service.operations).length, 0);
  const types = services.reduce((sum, service) => sum + Object.keys(service.resourceTypes ?? {}).length, 0);
  return [
    '# What the simulator answers',
    '',
    `${services.length} services with ${operations} operations, and ${types} types of CloudFormation resources. Every other call is refused with`,
    '`NotModelled`, which names it, and every other type fails its stack by name. How each behaves, and what differs from AWS, is said by',
    'the page of its service; [fidelity](../fidelity.md) sums them up.',
    ...services.flatMap(sectionOf),
    '',
  ].join('\n');
}

function sectionOf({ name, operations, resourceTypes = {} }: Simulated): string[] {
  const types = Object.keys(resourceTypes).sort();
  return [
    '',
    `## [${name}](../../lib/simulator/services/${name}/MODEL.md)`,
    '',
    `${Object.keys(operations).length} operations: ${Object.keys(operations).sort().join(', ')}.`,
    ...(types.length === 0 ? [] : ['', `Resources: ${types.map((type) => `\`${type}\``).join(', ')}.`]),
  ];
}
