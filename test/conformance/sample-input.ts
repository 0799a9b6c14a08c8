// Inputs that a shape allows, and the same with one thing wrong.

import type { Limit } from '../../lib/simulator/kernel/violation.ts';
import type { Constraints } from '../../lib/simulator/wire/constraints.ts';
import { keeps, limitsOf } from '../../lib/simulator/wire/limits.ts';
import { membersOf, type Place, type Site, type SiteStep, stepInto } from './constraint-sites.ts';

/** Values of many forms; a member gets the first that all its limits allow. */
const TEXTS = [
  'sample',
  'a',
  '1',
  '10%',
  '1.0.0',
  'v1',
  'HTTP',
  'optional',
  'Name',
  '200',
  '123456789012',
  '/',
  '/mnt/sample',
  'c2FtcGxl',
  'i-0123456789abcdef0',
  'ami-0123456789abcdef0',
  'lt-0123456789abcdef0',
  'ipam-pool-0123456789abcdef0',
  'ipv4pool-coip-0123456789abcdef0',
  'us-east-1',
  'o-a1b2c3d4e5',
  'o-a1b2c3d4e5f',
  'events:PutEvents',
  'lambda:InvokeFunction',
  '$LATEST',
  'sample.example',
  'broker.example:9092',
  'aws.partner/sample/sample',
  'https://example.com/sample',
  '01234567-89ab-cdef-0123-456789abcdef',
  'arn:aws:iam::123456789012:role/sample',
  'arn:aws:sns:us-east-1:123456789012:sample',
  'arn:aws:sqs:us-east-1:123456789012:sample',
  'arn:aws:kms:us-east-1:123456789012:key/sample',
  'arn:aws:secretsmanager:us-east-1:123456789012:secret:sample',
  'arn:aws:organizations::123456789012:organization/o-a1b2c3d4e5',
  'arn:aws:organizations::123456789012:ou/o-a1b2c3d4e5/ou-a1b2-a1b2c3d4',
  'arn:aws:license-manager:us-east-1:123456789012:license-configuration:lic-0123456789abcdef0123456789abcdef',
  'arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fsap-0123456789abcdef0',
  'arn:aws:lambda:us-east-1:123456789012:layer:sample:1',
  'arn:aws:lambda:us-east-1:123456789012:function:sample',
  'arn:aws:lambda:us-east-1:123456789012:capacity-provider:sample',
  'arn:aws:lambda:us-east-1:123456789012:code-signing-config:csc-0123456789abcdef0',
  'arn:aws:scheduler:us-east-1:123456789012:schedule-group/sample',
  'arn:aws:events:us-east-1:123456789012:event-bus/sample',
  ...['component', 'image', 'workflow/build'].flatMap((kind) =>
    ['1.0.0', '1.0.0/1'].map((version) => `arn:aws:imagebuilder:us-east-1:123456789012:${kind}/sample/${version}`),
  ),
  ...['image-recipe', 'container-recipe'].map(
    (kind) => `arn:aws:imagebuilder:us-east-1:123456789012:${kind}/sample/1.0.0`,
  ),
  ...['image-pipeline', 'distribution-configuration', 'infrastructure-configuration'].map(
    (kind) => `arn:aws:imagebuilder:us-east-1:123456789012:${kind}/sample`,
  ),
];

/** The client looks for its endpoint in it. */
const QUEUE_URL = 'https://sqs.us-east-1.amazonaws.com/123456789012/sample';

/** Texts that patterns rarely allow. */
const ODD_TEXTS = ['no such value!', '\u0007', '\u0007\u0007\u0007\u0007\u0007', '~', ' ', '\n', 'é', '::', '\u0000'];

export class Samples {
  readonly #constraints: Constraints;
  readonly #showsEmpty: boolean;

  /** @param showsEmpty whether a structure with nothing in it can be sent; forms have no way to write one */
  constructor(constraints: Constraints, { showsEmpty }: { showsEmpty: boolean }) {
    this.#constraints = constraints;
    this.#showsEmpty = showsEmpty;
  }

  /** The least that an operation takes. */
  least(input: Place): Record<string, unknown> {
    return this.#struct(input);
  }

  /** The least that a place allows and that shows on the wire. @throws when no sample fits its limits */
  valid(place: Place): unknown {
    const { schema, shape } = place;
    const limits = shape === undefined ? [] : limitsOf(shape, schema.isNumericSchema());
    if (schema.isStructSchema()) return this.#shown(place, this.#struct(place), []);
    const least = leastOf(limits);
    if (schema.isListSchema())
      return Array.from({ length: least }, () => this.valid(stepInto(this.#constraints, place, '[]')));
    if (schema.isMapSchema()) return this.#map(place, least);
    if (schema.isNumericSchema()) return shape?.min ?? shape?.max ?? 1;
    if (schema.isBooleanSchema()) return true;
    if (schema.isTimestampSchema()) return new Date(0);
    if (schema.isBlobSchema()) return new Uint8Array(least);
    if (schema.isStringSchema()) return text(limits);
    return {};
  }

  /** An input with nothing wrong but the site's limit. Undefined where no value can break it, or none can be sent. */
  broken(place: Place, { path, limit }: Site): Record<string, unknown> | undefined {
    const built = this.#along(place, path, limit, true);
    return built === IMPOSSIBLE ? undefined : (built as Record<string, unknown>);
  }

  #along(place: Place, [step, ...rest]: readonly SiteStep[], limit: Limit, isTop = false): unknown {
    if (step === undefined) return this.#breaking(place, limit);
    if (step === '{key}') return this.#withKey(place, limit);
    const inner = stepInto(this.#constraints, place, step);
    if (rest.length === 0 && limit.kind === 'required') return this.#without(place, step, isTop);
    const built = this.#along(inner, rest, limit);
    if (built === IMPOSSIBLE) return IMPOSSIBLE;
    const whole = place.schema.isStructSchema() ? this.#struct(place) : this.valid(place);
    if (step === '[]') return [built, ...(whole as unknown[]).slice(1)];
    if (step === '{}') return { ...(whole as object), [this.#key(place)]: built };
    // Of a union, one member alone may be given.
    return place.schema.isUnionSchema() ? { [step]: built } : { ...(whole as object), [step]: built };
  }

  #breaking(place: Place, limit: Limit): unknown {
    const { schema } = place;
    switch (limit.kind) {
      case 'min-value':
        return limit.bound - 1;
      case 'max-value':
        return limit.bound + 1;
      case 'min-length':
      case 'max-length':
        return this.#ofLength(place, limit.kind === 'min-length' ? limit.bound - 1 : limit.bound + 1);
      case 'enum':
      case 'pattern':
        return schema.isStringSchema() ? (ODD_TEXTS.find((odd) => !keeps(limit)(odd)) ?? IMPOSSIBLE) : IMPOSSIBLE;
      default:
        return IMPOSSIBLE;
    }
  }

  #ofLength(place: Place, length: number): unknown {
    const { schema } = place;
    if (length < 0) return IMPOSSIBLE;
    if (schema.isListSchema()) {
      return Array.from({ length }, () => this.valid(stepInto(this.#constraints, place, '[]')));
    }
    if (schema.isMapSchema()) {
      const { shape } = stepInto(this.#constraints, place, '{key}');
      return shape?.enum === undefined ? this.#map(place, length) : IMPOSSIBLE;
    }
    return schema.isBlobSchema() ? new Uint8Array(length) : 'a'.repeat(length);
  }

  #withKey(place: Place, limit: Limit): unknown {
    const key = this.#breaking(stepInto(this.#constraints, place, '{key}'), limit);
    if (key === IMPOSSIBLE) return IMPOSSIBLE;
    const least = this.valid(place) as Record<string, unknown>;
    const [, ...others] = Object.entries(least);
    return { ...Object.fromEntries(others), [key as string]: this.valid(stepInto(this.#constraints, place, '{}')) };
  }

  #without(place: Place, name: string, isTop: boolean): unknown {
    const { [name]: _omitted, ...others } = this.#struct(place);
    const shown = isTop ? others : this.#shown(place, others, [name]);
    return isTop || this.#showsEmpty || Object.keys(shown).length > 0 ? shown : IMPOSSIBLE;
  }

  /** With some member, if it has none. */
  #shown(place: Place, struct: Record<string, unknown>, but: readonly string[]): Record<string, unknown> {
    if (Object.keys(struct).length > 0) return struct;
    const name = membersOf(place).names.find((candidate) => {
      const { schema } = stepInto(this.#constraints, place, candidate);
      return (
        !but.includes(candidate) && (schema.isStringSchema() || schema.isNumericSchema() || schema.isBooleanSchema())
      );
    });
    return name === undefined ? struct : { [name]: this.#member(place, name) };
  }

  #struct(place: Place): Record<string, unknown> {
    const { required } = membersOf(place);
    return Object.fromEntries(
      required.map((name) => [name, name === 'QueueUrl' ? QUEUE_URL : this.#member(place, name)]),
    );
  }

  /** A list has something in it, or it would not show in an address. */
  #member(place: Place, name: string): unknown {
    const member = stepInto(this.#constraints, place, name);
    const value = this.valid(member);
    if (!Array.isArray(value) || value.length > 0 || member.shape?.max === 0) return value;
    return [this.valid(stepInto(this.#constraints, member, '[]'))];
  }

  #map(place: Place, size: number): Record<string, unknown> {
    const value = stepInto(this.#constraints, place, '{}');
    const key = this.#key(place);
    return Object.fromEntries(
      Array.from({ length: size }, (_, i) => [i === 0 ? key : `${key}${i}`, this.valid(value)]),
    );
  }

  #key(place: Place): string {
    return this.valid(stepInto(this.#constraints, place, '{key}')) as string;
  }
}

const IMPOSSIBLE = Symbol('no value breaks this');

function leastOf(limits: readonly Limit[]): number {
  const least = limits.find(({ kind }) => kind === 'min-length');
  return least === undefined ? 0 : (least as { bound: number }).bound;
}

function text(limits: readonly Limit[]): string {
  const values = limits.find(({ kind }) => kind === 'enum') as { values: readonly string[] } | undefined;
  const tests = limits.map(keeps);
  const least = leastOf(limits);
  const candidates = [...(values?.values ?? TEXTS), 'a'.repeat(least), ''];
  const fitting = candidates.find((candidate) => tests.every((kept) => kept(candidate)));
  if (fitting === undefined) throw new Error(`cannot find a sample that keeps ${JSON.stringify(limits)}`);
  return fitting;
}
