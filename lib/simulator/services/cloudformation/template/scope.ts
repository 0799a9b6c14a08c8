import type { ParameterValue, Template } from './template.ts';

/** Stands for what is only known once a resource has been made. */
export class Unknown {
  readonly of: string;

  constructor(of: string) {
    this.of = of;
  }
}

/** Stands for a property that is left out (AWS::NoValue). */
export const NO_VALUE = Symbol('AWS::NoValue');

/** Everything that a template's functions may ask for. */
export interface Scope {
  readonly template: Template;
  readonly parameters: ReadonlyMap<string, ParameterValue>;
  readonly conditions: ReadonlyMap<string, boolean>;
  readonly pseudo: Readonly<Record<string, unknown>>;
  /** What Ref gives for a resource. Throws when there is none. */
  ref(logicalId: string): unknown;
  attribute(logicalId: string, name: string): unknown;
  importValue(name: string): unknown;
  availabilityZones(region: string): readonly string[];
  dynamicReference(service: string, reference: string): string;
}
