// What an expression says, before anybody knows what its placeholders stand for.

export interface Step {
  readonly kind: 'name' | 'reference' | 'index';
  readonly text: string;
}

export interface PathSyntax {
  readonly kind: 'path';
  readonly steps: readonly Step[];
}

export interface CallSyntax {
  readonly kind: 'call';
  readonly name: string;
  readonly operands: readonly OperandSyntax[];
}

export type OperandSyntax = PathSyntax | CallSyntax | { readonly kind: 'value'; readonly text: string };

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type ConditionSyntax =
  | { readonly kind: 'and' | 'or'; readonly left: ConditionSyntax; readonly right: ConditionSyntax }
  | { readonly kind: 'not'; readonly inner: ConditionSyntax }
  | { readonly kind: 'compare'; readonly comparator: Comparator; readonly operands: readonly OperandSyntax[] }
  /** The operand first, then the bounds or the list. */
  | { readonly kind: 'between' | 'in'; readonly operands: readonly OperandSyntax[] }
  | CallSyntax;

export type Section = 'SET' | 'REMOVE' | 'ADD' | 'DELETE';

export type ValueSyntax =
  | OperandSyntax
  | { readonly kind: '+' | '-'; readonly operands: readonly [OperandSyntax, OperandSyntax] };

export interface ActionSyntax {
  readonly section: Section;
  readonly path: PathSyntax;
  /** Of SET, ADD and DELETE. */
  readonly value: ValueSyntax | undefined;
}

/** A section with its actions, as often as it is written. */
export interface SectionSyntax {
  readonly section: Section;
  readonly actions: readonly ActionSyntax[];
}
