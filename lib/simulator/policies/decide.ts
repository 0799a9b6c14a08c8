// Who decides about a request, in IAM's order: a deny of any policy; the resource's own policy; then the caller's policies, each
// of which bounds the next. Source: IAM User Guide, "Policy evaluation logic".

import type { Caller } from '../kernel/caller.ts';
import type { PolicyDocument } from './document.ts';
import { applicable, type PolicyRequest } from './evaluate.ts';
import { type Grade, gradeOf } from './principals.ts';

/** Policies of one kind, as messages name the kind. */
export interface Layer {
  readonly kind: 'an identity-based policy' | 'a permissions boundary' | 'a session policy';
  readonly policies: readonly { readonly document: PolicyDocument; readonly arn?: string | undefined }[];
}

export interface ResourceSide {
  readonly document: PolicyDocument | undefined;
  /** The account that the resource belongs to. */
  readonly owner: string;
  /** Nothing is allowed without the resource's own word, as with roles. */
  readonly required?: boolean;
}

export interface Question {
  readonly caller: Caller;
  readonly request: PolicyRequest;
  /** Empty for services, which have no policies of their own. The first holds the caller's identity policies. */
  readonly layers: readonly Layer[];
  readonly resource?: ResourceSide | undefined;
}

/** Why a request is denied. */
export interface Refusal {
  readonly explicit: boolean;
  readonly by: Layer['kind'] | 'a resource-based policy';
  /** Of the managed policy that denies. */
  readonly arn?: string | undefined;
}

const IDENTITY = 'an identity-based policy';
const RESOURCE = 'a resource-based policy';

/** @returns undefined for what is allowed */
export function decide(question: Question): Refusal | undefined {
  const { layers, resource, caller } = question;
  const word = wordOf(question);
  if (word === 'deny') return { explicit: true, by: RESOURCE };
  for (const layer of layers) {
    const denying = layer.policies.find(({ document }) => says(document, question.request, 'Deny'));
    if (denying !== undefined) return { explicit: true, by: layer.kind, arn: denying.arn };
  }
  if (layers.length === 0) return word === undefined ? { explicit: false, by: RESOURCE } : undefined;
  const foreign = resource !== undefined && resource.owner !== caller.account;
  const needsWord = foreign || resource?.required === true;
  if (!foreign && word === 'session') return undefined;
  const granted = !foreign && word === 'principal';
  const missing = layers.find((layer) => !(granted && layer.kind === IDENTITY) && !allows(layer, question.request));
  if (missing !== undefined) return { explicit: false, by: missing.kind };
  return needsWord && word === undefined ? { explicit: false, by: RESOURCE } : undefined;
}

const allows = (layer: Layer, request: PolicyRequest): boolean =>
  layer.policies.some(({ document }) => says(document, request, 'Allow'));

function says(document: PolicyDocument, request: PolicyRequest, effect: 'Allow' | 'Deny'): boolean {
  for (const statement of applicable(document, request)) if (statement.effect === effect) return true;
  return false;
}

/** What the resource's own policy says about the caller: how closely it allows, or that it denies. */
function wordOf({ resource, request, caller }: Question): Grade | 'deny' | undefined {
  if (resource?.document === undefined) return undefined;
  const grades = new Set<Grade>();
  for (const statement of applicable(resource.document, request)) {
    const grade = gradeOf(statement, caller);
    if (grade === undefined) continue;
    if (statement.effect === 'Deny') return 'deny';
    grades.add(grade);
  }
  return (['session', 'principal', 'account'] as const).find((grade) => grades.has(grade));
}
