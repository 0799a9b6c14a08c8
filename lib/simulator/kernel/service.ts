// How a service of the region looks from outside, and what it is given to work with.

import type { Caller, Callers } from './caller.ts';
import type { Clock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import type { Ids } from './ids.ts';
import type { JournalEntry } from './journal.ts';
import type { Random } from './random.ts';
import type { ServiceError } from './service-error.ts';
import type { Spread } from './spread.ts';
import type { Violation } from './violation.ts';
import type { Web } from './web.ts';
import type { World } from './world.ts';

export type { HttpRequest, HttpResponse } from './http.ts';
export type TransitionEntry = Extract<JournalEntry, { kind: 'transition' }>;

/** An event on the region's default bus. `detail` is plain JSON. */
export interface RegionEvent {
  readonly source: string;
  readonly detailType: string;
  readonly resources?: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
  /** Set by the region when absent. */
  readonly id?: string;
  readonly account?: string;
}

export interface CallOptions {
  /** Who asks; the calling service itself when absent. */
  readonly as?: Caller;
  /** Within whose request a service asks: it sees no more of what was just made than they do. */
  readonly seenAs?: Caller;
  /** Members spelled in PascalCase in both directions and times as ISO 8601 text, as state machines see every service. */
  readonly style?: 'pascal';
}

export interface ServiceContext<State = any> {
  readonly state: State;
  readonly clock: Clock;
  readonly random: Random;
  readonly ids: Ids;
  readonly faults: Faults;
  readonly callers: Callers;
  readonly world: World;
  readonly web: Web;
  readonly partition: string;
  readonly account: string;
  readonly region: string;
  /** Milliseconds that a named step takes this time, drawn from the region's table of durations. */
  duration(name: string): number;
  /** Holds writes that are seen late, each by a draw from the named duration. */
  spread(duration: string): Spread;
  /** Asks another service what a user could ask. Throws ServiceError. A promise only where the operation itself takes time. */
  call<Output = any>(service: string, operation: string, input: object, options?: CallOptions): Output;
  /** The name of the error shape that a service's error code stands for, or undefined when its API models none. */
  errorShape(service: string, code: string): string | undefined;
  /**
   * What in arguments spelled in PascalCase cannot be an operation's input; undefined when the service's API has no such
   * operation. Values for which `open` holds are known only later.
   */
  misfits(
    service: string,
    operation: string,
    input: { readonly value: unknown; open(value: unknown): boolean },
  ): readonly string[] | undefined;
  /** Takes on a role as this service, for the resource `sourceArn`: its trust policy must allow it. Throws ServiceError. */
  assume(roleArn: string, sessionName: string, sourceArn?: string): Caller;
  emit(event: RegionEvent): void;
  transition(resource: string, from: string | undefined, to: string, detail?: Record<string, unknown>): void;
  /** A line that a user's program printed. */
  log(source: string, line: string): void;
  /** Sends a request into the region as a program inside it would. */
  http(request: HttpRequest): Promise<HttpResponse>;
  /** Marks a promise as work in flight, so that time waits for it. */
  track<T>(work: Promise<T>): Promise<T>;
}

export interface CallContext<State = any> extends ServiceContext<State> {
  readonly caller: Caller;
  readonly requestId: string;
  /** How the request came; absent for what is asked inside the region. */
  readonly origin?: Origin;
}

export interface Origin {
  /** Encrypted on its way, or on a way where nobody could read along. */
  readonly secure: boolean;
  /** The address that it came from, where there is one. */
  readonly address?: string;
}

export type Operation<State = any> = (input: any, context: CallContext<State>) => unknown;

/** One permission that a call needs: the action, on a resource, with the condition keys that the request carries. */
export interface Permission {
  readonly action: string;
  readonly resource: string;
  readonly conditions?: Readonly<Record<string, string | readonly string[] | boolean | number | undefined>>;
}

/**
 * The error for an input that its shape does not allow, where a service does not say it as most do; undefined where it
 * does. `usual` words violations as most do, under a code of the service's own.
 */
export type Refuse = (
  violations: readonly [Violation, ...Violation[]],
  usual: (options?: { code?: string; violations?: readonly Violation[] }) => ServiceError,
) => ServiceError | undefined;

/** What a resource's own policy says, beside those of the caller. */
export interface ResourcePolicy {
  /** JSON; undefined when the resource has none. */
  readonly text: string | undefined;
  /** The account that the resource belongs to. */
  readonly owner: string;
  /** Nobody is let in without this policy, whatever their own say. */
  readonly required?: boolean;
}

/** A permission that was asked for in vain. */
export interface Denial {
  readonly caller: Caller;
  readonly permission: Permission;
  /** Completes the sentence that names who, what and on which resource. */
  readonly why: string;
  /** The whole sentence. */
  readonly message: string;
}

export interface ServiceDefinition<State = any> {
  /** The suffix of the SDK client's package. */
  readonly name: string;
  /** Names that request signatures give the service. */
  readonly signingNames: readonly string[];
  /** Operations that are asked without a signature, by Query's `Action`. */
  readonly unsigned?: readonly string[];
  /** The prefix of its actions in policies. */
  readonly actionPrefix: string;
  /** The service principal that acts for it. */
  readonly principal: string;
  /** The SDK client's module: its operation schemas (`RunInstances$`) drive the wire. */
  readonly sdk: Readonly<Record<string, unknown>>;
  createState(context: Omit<ServiceContext<undefined>, 'state'>): State;
  readonly operations: Readonly<Record<string, Operation<State>>>;
  readonly refuse?: Refuse;
  /** Permissions per operation, where they are not `<prefix>:<Operation>` on `*`. */
  readonly permissions?: Readonly<Record<string, (input: any, context: CallContext<State>) => readonly Permission[]>>;
  /** The policy on the resource of a permission; undefined where resources have none, or where the resource is not there. */
  resourcePolicy?(permission: Permission, context: CallContext<State>): ResourcePolicy | undefined;
  /** A denial, where the service words it otherwise than its protocol does. */
  denied?(denial: Denial): ServiceError;
  /** Resource types that stacks can hold. */
  readonly resourceTypes?: Readonly<Record<string, ResourceType>>;
  /** Called for each event of the region, before any bus sees it. */
  onEvent?(event: Required<RegionEvent> & { readonly time: string }, context: ServiceContext<State>): void;
  /** Called for each change of state that any service tells of. */
  onTransition?(entry: TransitionEntry, context: ServiceContext<State>): void;
  /** Brings a request into the form that the SDK's schemas describe, where clients may write it otherwise; labels are parts of the address. */
  readRequest?(request: HttpRequest): { request: HttpRequest; labels: ReadonlyMap<string, string> };
  /** Requests to hosts of its own that are no API calls (presigned answers and the like). Undefined: not mine. */
  onHttp?(request: HttpRequest, context: ServiceContext<State>): HttpResponse | undefined;
  /** Called once when the region starts. */
  start?(context: ServiceContext<State>): void;
}

/** What a stack asks of a resource type. `call` speaks for the stack's role. */
export interface ResourceRequest {
  readonly logicalId: string;
  readonly stackName: string;
  readonly stackId: string;
  /** All references resolved. */
  readonly properties: Record<string, any>;
  /** The stack's own tags, to be put on what can carry tags. */
  readonly tags: readonly { Key: string; Value: string }[];
  /** A name of the form `<stack>-<logicalId>-<random>` for what the template leaves unnamed. */
  readonly generatedName: string;
  readonly clientToken: string;
  /** UpdatePolicy, CreationPolicy and the like, as the template has them. */
  readonly policies: Readonly<Record<string, any>>;
  readonly nowMs: number;
  readonly account: string;
  readonly region: string;
  call<Output = any>(service: string, operation: string, input: object): Output;
}

export interface ExistingResource {
  readonly physicalId: string;
  readonly previousProperties: Record<string, any>;
}

/** A resource that was asked for. While `settled` returns `pending` the stack looks again later. */
export interface ResourceResult {
  readonly physicalId: string;
  /** What `Ref` gives; the physical id when absent. */
  readonly ref?: string;
  /** What `Fn::GetAtt` gives; read again once settled when a function. */
  readonly attributes?: Record<string, unknown> | (() => Record<string, unknown>);
  readonly settled?: () => 'pending' | 'done' | { failed: string };
}

export interface ResourceType {
  /** The step that its creation and its change take in the table of durations, where it is not that of most resources. */
  readonly duration?: string;
  /** Properties whose change makes a new resource in place of the old one. */
  readonly replacedBy?: readonly string[];
  create(request: ResourceRequest): ResourceResult;
  /** Absent: every change replaces. */
  update?(request: ResourceRequest, existing: ExistingResource): ResourceResult;
  delete?(
    request: ResourceRequest,
    existing: { physicalId: string },
  ): { settled?: () => 'pending' | 'done' | { failed: string } } | undefined;
}
