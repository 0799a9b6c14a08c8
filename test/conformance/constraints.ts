// Every limit on every member of every modelled operation, broken through the SDK's own client: the region must refuse
// it, with a validation error that names the member. That nothing else is wrong with the input is seen by mending it.

import type { ServiceDefinition } from '../../lib/simulator/kernel/service.ts';
import type { Limit, PathStep } from '../../lib/simulator/kernel/violation.ts';
import { createRegion, type Region } from '../../lib/simulator/region.ts';
import { type Constraints, readConstraints } from '../../lib/simulator/wire/constraints.ts';
import { type OperationShape, type Protocol, readServiceShape } from '../../lib/simulator/wire/shape.ts';
import type { RecordedScore, Tell } from './conformance-line.ts';
import { type Place, type Site, type SiteStep, sitesOf, stepInto } from './constraint-sites.ts';
import { Samples } from './sample-input.ts';

const VALIDATION =
  /^(Validation(Error|Exception)|InvalidParameter(Value)?(Exception)?|MissingParameter|Invalid(Argument|AttributeName|LocationConstraint|StorageClass)|MalformedXML|Invalid(LaunchTemplateName|AMIName)\.Malformed(Exception)?)$/;

/** Refusals that name what they are about by their code alone, as AWS words them. */
const NAMED_BY_CODE =
  /^(MalformedXML|Invalid(LocationConstraint|StorageClass|AttributeName|AMIName|LaunchTemplateName))/;

type Send = (input: object) => Promise<unknown>;

export async function constraints(tell: Tell): Promise<RecordedScore> {
  const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21) });
  const services: Record<string, number> = {};
  const score = { name: 'constraints', cases: 0, level1: 0, services };
  for (const definition of region.dispatch.definitions()) {
    const service = readServiceShape(definition.name, definition.sdk);
    const model = readConstraints(definition.name);
    const client = newClient(region, definition);
    for (const name of Object.keys(definition.operations)) {
      const operation = service.operations.get(name);
      if (operation === undefined || !operation.input.isStructSchema()) continue;
      const send = sender(client, definition, name);
      for (const [site, input] of brokenInputs(model, operation, service.protocol)) {
        score.cases++;
        services[definition.name] = (services[definition.name] ?? 0) + 1;
        const problem = problemOf(operation, site, input) ?? (await refusalProblem(send, site, input));
        if (problem === undefined) score.level1++;
        else tell({ event: 'recorded', name: 'constraints', case: caseName(definition, name, site), reason: problem });
      }
    }
  }
  return score;
}

function* brokenInputs(
  model: Constraints,
  operation: OperationShape,
  protocol: Protocol,
): Iterable<[Site, Record<string, unknown>]> {
  const shapeName = model.operations[operation.name];
  const shape = shapeName === undefined ? undefined : model.shapes[shapeName];
  const place: Place = { schema: operation.input, shape };
  const samples = new Samples(model, { showsEmpty: protocol !== 'query' && protocol !== 'ec2' });
  const wrong = operation.check(samples.least(place));
  if (wrong !== undefined) throw new Error(`cannot make a valid input of ${operation.name}: ${JSON.stringify(wrong)}`);
  for (const site of sitesOf(model, place)) {
    const input = isSendable(model, place, site) ? samples.broken(place, site) : undefined;
    if (input !== undefined) yield [site, input];
  }
}

const BY_THE_CLIENT = ['ChecksumAlgorithm', 'EndpointId'];

/**
 * The client itself fills in tokens, insists on what stands in the address, on checksums that it can make and on
 * endpoints that it can name; a body that is missing is an empty one.
 */
function isSendable(model: Constraints, place: Place, { path, limit }: Site): boolean {
  const [member] = path;
  if (path.length !== 1 || member === undefined) return true;
  const { schema } = stepInto(model, place, member);
  const traits = schema.getMergedTraits() as Record<string, unknown>;
  const has = (trait: string) => traits[trait] !== undefined;
  if (limit.kind === 'required') return !has('httpLabel') && !has('httpPayload') && !has('idempotencyToken');
  return !(limit.kind === 'min-length' && limit.bound === 1 && has('httpLabel')) && !BY_THE_CLIENT.includes(member);
}

interface Client {
  send(command: object): Promise<unknown>;
}

function newClient(region: Region, { sdk }: ServiceDefinition): Client {
  const name = Object.keys(sdk).find((key) => key.endsWith('Client') && key !== '__Client') as string;
  return region.client(sdk[name] as new (config: object) => Client, { maxAttempts: 1 });
}

function sender(client: Client, { sdk }: ServiceDefinition, operation: string): Send {
  const Command = sdk[`${operation}Command`] as new (input: object) => object;
  return (input) => client.send(new Command(input));
}

/** Whether the site is the only thing that is wrong. */
function problemOf(operation: OperationShape, site: Site, input: object): string | undefined {
  const found = operation.check(input) ?? [];
  const own = found.filter(({ path }) => isAt(path, site.path));
  if (!own.some(({ limit }) => sameLimit(limit, site.limit))) return 'nothing is found wrong with it';
  const others = found.length - own.length;
  return others === 0 ? undefined : `${others} other things are found wrong, too`;
}

async function refusalProblem(send: Send, site: Site, input: object): Promise<string | undefined> {
  try {
    await send(input);
    return 'it is taken';
  } catch (error) {
    const { name, message } = error as Error;
    if (!VALIDATION.test(name)) return `it is refused with ${name}: ${message.slice(0, 200)}`;
    const member = site.path.findLast((step) => /^\w/.test(step)) ?? '';
    if (NAMED_BY_CODE.test(name) || message.toLowerCase().includes(member.toLowerCase())) return undefined;
    return `the refusal does not name ${member}: ${message.slice(0, 200)}`;
  }
}

function isAt(path: readonly PathStep[], site: readonly SiteStep[]): boolean {
  return path.length === site.length && path.every((step, i) => typeof step !== 'string' || step === site[i]);
}

function sameLimit(a: Limit, b: Limit): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function caseName({ name }: ServiceDefinition, operation: string, { path, limit }: Site): string {
  return `${name} ${operation} ${path.join('.')} ${limit.kind}`;
}
