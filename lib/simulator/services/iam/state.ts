import type { ServiceContext } from '../../kernel/service.ts';
import type { Spread } from '../../kernel/spread.ts';
import type { PolicyDocument } from '../../policies/document.ts';

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** A policy as it was written, and as it is judged. */
export interface WrittenPolicy {
  readonly text: string;
  readonly document: PolicyDocument;
}

export interface Role {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly id: string;
  readonly created: Date;
  readonly inline: Map<string, WrittenPolicy>;
  /** ARNs of attached policies. */
  readonly attached: Set<string>;
  trust: WrittenPolicy;
  /** ARN of the managed policy that bounds what its policies allow. */
  boundary: string | undefined;
  description: string | undefined;
  maxSessionSeconds: number;
  tags: Tag[];
}

export interface ManagedPolicy {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly id: string;
  readonly created: Date;
  readonly description: string | undefined;
  readonly versions: { readonly id: string; readonly policy: WrittenPolicy; readonly created: Date }[];
  defaultVersion: string;
  tags: Tag[];
}

export interface InstanceProfile {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly id: string;
  readonly created: Date;
  role: string | undefined;
  tags: Tag[];
}

export interface OidcProvider {
  readonly arn: string;
  /** Its URL without the scheme. */
  readonly issuer: string;
  clientIds: string[];
  thumbprints: string[];
  readonly created: Date;
  readonly tags: Tag[];
}

export interface IamState {
  readonly roles: Map<string, Role>;
  /** By ARN, those of AWS among them. */
  readonly policies: Map<string, ManagedPolicy>;
  readonly profiles: Map<string, InstanceProfile>;
  /** By ARN. */
  readonly providers: Map<string, OidcProvider>;
  readonly spread: Spread;
}

export const createState = (context: Pick<ServiceContext, 'spread'>): IamState => ({
  roles: new Map(),
  policies: new Map(),
  profiles: new Map(),
  providers: new Map(),
  spread: context.spread('iam.spread'),
});
