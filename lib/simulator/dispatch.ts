// A request's way: resolve, decode, authorise, inject fault, run, encode. Calls between services enter after decoding.
// Authorisation stands after decoding because permissions name the resources that the input names.

import { Announcer } from './announcer.ts';
import { type Authorise, authoriseCall } from './authorise-call.ts';
import { distributionOf } from './distribution-of.ts';
import { injectFault, loseReply } from './inject-fault.ts';
import type { Caller } from './kernel/caller.ts';
import { sampleMs } from './kernel/distribution.ts';
import type { Kernel } from './kernel/kernel.ts';
import type {
  CallContext,
  CallOptions,
  HttpRequest,
  HttpResponse,
  Origin,
  Permission,
  RegionEvent,
  ServiceContext,
  ServiceDefinition,
} from './kernel/service.ts';
import { ServiceError } from './kernel/service-error.ts';
import { waits } from './kernel/spread.ts';
import type { Web } from './kernel/web.ts';
import type { World } from './kernel/world.ts';
import { newSpread } from './new-spread.ts';
import { recordCall } from './record-call.ts';
import { type Decoded, decode, protocolOf } from './wire/decode.ts';
import { encode, encodeError } from './wire/encode.ts';
import { misfits } from './wire/misfits.ts';
import { originOf } from './wire/origin.ts';
import { fromPascal, toPascal } from './wire/pascal.ts';
import { notModelled, otherRegion, unknownKey, unsigned } from './wire/refusals.ts';
import { asAsked, errorShapeName, type OperationShape, readServiceShape, type ServiceShape } from './wire/shape.ts';
import { isMeantFor, readSignature, type Signature, unsignedAction } from './wire/signature.ts';
import { validate } from './wire/validate.ts';

export interface Place {
  readonly partition: string;
  readonly account: string;
  readonly region: string;
}

/** Who asks, and in which spelling. */
export type Asked = CallOptions & { readonly as: Caller };

interface Request {
  readonly caller: Caller;
  readonly requestId: string;
  /** Of requests over the wire: the service in the protocol that it was asked in. */
  readonly asked?: ServiceShape;
  readonly origin?: Origin;
}

interface Served {
  readonly definition: ServiceDefinition;
  readonly context: ServiceContext;
  readonly self: Caller;
  shape: ServiceShape | undefined;
}

export class Dispatch {
  readonly #kernel: Kernel;
  readonly #place: Place;
  readonly #services = new Map<string, Served>();
  readonly #bySigningName = new Map<string, Served>();
  readonly #announcer: Announcer;
  #requests = 0;
  authorise: Authorise = () => undefined;
  world: World | undefined;
  web: Web | undefined;

  constructor(kernel: Kernel, place: Place, definitions: readonly ServiceDefinition[]) {
    this.#kernel = kernel;
    this.#place = place;
    this.#announcer = new Announcer(kernel, place.account);
    for (const definition of definitions) this.#add(definition);
  }

  /** Lets each service begin what it does by itself. */
  start(): void {
    for (const { definition, context } of this.#services.values()) definition.start?.(context);
  }

  definitions(): ServiceDefinition[] {
    return [...this.#services.values()].map(({ definition }) => definition);
  }

  state<State>(service: string): State {
    return this.#served(service).context.state as State;
  }

  call(service: string, operation: string, input: object, { as: caller, style }: Asked): unknown {
    const served = this.#served(service);
    const shape = this.#shape(served);
    const known = shape.operations.get(operation);
    if (known === undefined) throw notModelled(served.definition.name, operation);
    const own = style === 'pascal' ? fromPascal(known.input, input) : input;
    const output = this.#perform(served, known, (own ?? {}) as Record<string, unknown>, {
      caller,
      requestId: this.#requestId(),
    });
    if (style !== 'pascal') return output;
    const plain = (value: unknown) => (known.output.isStructSchema() ? toPascal(known.output, value) : {});
    return output instanceof Promise ? output.then(plain) : plain(output);
  }

  /** Answers a request as a program sends it. */
  async http(request: HttpRequest): Promise<HttpResponse> {
    const foreign = this.#answeredElsewhere(request);
    if (foreign !== undefined) return foreign;
    const requestId = this.#requestId();
    const signature = readSignature(request);
    const served = this.#meant(request, signature);
    if (served === undefined) return unsigned(signature?.service);
    const own = this.#shape(served);
    const shape = asAsked(own, protocolOf(own, request));
    const to = { shape, requestId };
    try {
      const { region } = this.#place;
      if (signature !== undefined && !isMeantFor(region, signature)) throw otherRegion(shape, signature, region);
      const caller = this.#asker(signature);
      if (caller === undefined) throw unknownKey(shape);
      const { operation, input }: Decoded = decode(shape, served.definition.readRequest?.(request) ?? { request });
      const origin = originOf(request);
      const output = await this.#perform(served, operation, input, { caller, requestId, asked: shape, origin });
      return encode(to, operation, (output ?? {}) as Record<string, unknown>);
    } catch (error) {
      if (error instanceof ServiceError) return encodeError(to, error);
      throw error;
    }
  }

  emit(event: RegionEvent): void {
    this.#announcer.emit(event);
  }

  #add(definition: ServiceDefinition): void {
    const self: Caller = {
      kind: 'service',
      account: this.#place.account,
      arn: `arn:${this.#place.partition}:iam::aws:service/${definition.principal}`,
      principal: definition.principal,
    };
    const base = this.#context(definition, self);
    const context: ServiceContext = Object.assign(base, { state: definition.createState(base) });
    const served: Served = { definition, context, self, shape: undefined };
    this.#services.set(definition.name, served);
    for (const name of definition.signingNames) this.#bySigningName.set(name, served);
    this.#announcer.add(served);
  }

  #context(definition: ServiceDefinition, self: Caller): Omit<ServiceContext<undefined>, 'state'> {
    const { clock, random, ids, faults, callers, inFlight, journal } = this.#kernel;
    const stream = random.fork(definition.name);
    const dispatch = this;
    return {
      clock,
      random: stream,
      ids,
      faults,
      callers,
      get world(): World {
        return begun(dispatch.world);
      },
      get web(): Web {
        return begun(dispatch.web);
      },
      ...this.#place,
      duration: (name) => sampleMs(stream, distributionOf(name)),
      spread: (name) => newSpread(this.#kernel, name),
      call: (service, operation, input, { as = self, seenAs, ...options }: CallOptions = {}) =>
        this.call(service, operation, input, {
          ...options,
          as: seenAs === undefined ? as : { ...as, settled: waits(seenAs) },
        }) as never,
      errorShape: (service, code) => errorShapeName(this.#shape(this.#served(service)), code),
      misfits: (service, operation, { value, open }) => {
        const known = this.#shape(this.#served(service)).operations.get(operation);
        return known === undefined ? undefined : misfits(known.input, value, open);
      },
      assume: (roleArn, sessionName, sourceArn) =>
        this.#assume(roleArn, sessionName, sourceArn === undefined ? self : { ...self, arn: sourceArn }),
      emit: (event) => this.emit(event),
      transition: (resource, from, to, detail) =>
        this.#announcer.transition({ service: definition.name, resource, from, to, detail }),
      log: (source, line) => journal.append({ kind: 'log', atMs: clock.nowMs, source, line }),
      http: (request) => inFlight.track(this.http(request)),
      track: (work) => inFlight.track(work),
    };
  }

  #assume(roleArn: string, sessionName: string, as: Caller): Caller {
    const { Credentials } = this.call(
      'sts',
      'AssumeRole',
      { RoleArn: roleArn, RoleSessionName: sessionName },
      { as },
    ) as {
      Credentials: { AccessKeyId: string };
    };
    return this.#kernel.callers.find(Credentials.AccessKeyId, this.#kernel.clock.nowMs) as Caller;
  }

  #perform(
    served: Served,
    shape: OperationShape,
    input: Record<string, unknown>,
    { caller, requestId, asked, origin }: Request,
  ): unknown {
    const operation = served.definition.operations[shape.name];
    if (operation === undefined) throw notModelled(served.definition.name, shape.name);
    const context: CallContext = Object.assign(Object.create(served.context), { caller, requestId, origin });
    const needed: Permission[] = [];
    const call = { caller: caller.arn, service: served.definition.name, operation: shape.name, needed };
    const speaks = asked ?? this.#shape(served);
    try {
      validate(speaks, shape, input, served.definition.refuse);
      const { definition } = served;
      const { authorise } = this;
      authoriseCall({ definition, authorise, speaks, operation: shape.name, input, context, needed });
      // The region's own doings are not struck: AWS's services try again among themselves, and the world calls no API.
      const struck = caller.kind === 'role' || asked !== undefined;
      const scope = { service: served.definition.name, operation: shape.name };
      if (struck) injectFault(this.#kernel, speaks, scope);
      const output = operation(input, context);
      if (struck) loseReply(this.#kernel, speaks, scope);
      recordCall(this.#kernel, call);
      return output;
    } catch (error) {
      if (error instanceof ServiceError) recordCall(this.#kernel, { ...call, error });
      throw error;
    }
  }

  #answeredElsewhere(request: HttpRequest): HttpResponse | undefined {
    for (const { definition, context } of this.#services.values()) {
      const answer = definition.onHttp?.(request, context);
      if (answer !== undefined) return answer;
    }
    return undefined;
  }

  /** By its signature or, of what is asked without, by its action. */
  #meant(request: HttpRequest, signature: Signature | undefined): Served | undefined {
    if (signature !== undefined) return this.#bySigningName.get(signature.service);
    const action = unsignedAction(request);
    return [...this.#services.values()].find(({ definition }) => definition.unsigned?.includes(action ?? ''));
  }

  #asker(signature: Signature | undefined): Caller | undefined {
    if (signature === undefined) return { kind: 'service', account: this.#place.account, arn: 'anonymous' };
    return this.#kernel.callers.find(signature.accessKeyId, this.#kernel.clock.nowMs);
  }

  #served(service: string): Served {
    const served = this.#services.get(service);
    if (served === undefined) throw notModelled(service, '*');
    return served;
  }

  #shape(served: Served): ServiceShape {
    served.shape ??= readServiceShape(served.definition.name, served.definition.sdk);
    return served.shape;
  }

  /** In the form of a request id, but only counted: it tells requests apart and costs no chance. */
  #requestId(): string {
    const count = (++this.#requests).toString(16).padStart(12, '0');
    return `00000000-0000-4000-8000-${count}`;
  }
}

function begun<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('cannot reach the world before the region has started');
  return part;
}
