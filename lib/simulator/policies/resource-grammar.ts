// The grammar of policies that name principals: trust policies of roles and the policies on resources. IAM's words for trust
// policies are those of the newer parser, which S3 answers with too.

import { ServiceError } from '../kernel/service-error.ts';
import { documentOf, list, type PolicyDocument, type Raw } from './document.ts';
import { checkAction } from './identity-grammar.ts';
import { malformed } from './refusals.ts';
import { areConditions, isTextOrTexts, parseObject } from './syntax.ts';

const ELEMENTS = new Set([
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
]);
const KINDS = new Set(['AWS', 'Service', 'Federated', 'CanonicalUser']);

/** Reads the text of a policy on a resource. Throws ServiceError MalformedPolicyDocument, or NotModelled. */
export function readResourcePolicy(text: string): PolicyDocument {
  const { raw, statements } = statementsIn(text);
  for (const one of statements) {
    checkPrincipals(one);
    if (one['Resource'] === undefined && one['NotResource'] === undefined) {
      throw malformed('Missing required field Resource');
    }
  }
  return documentOf(raw);
}

const TRUST_ACTIONS = /^sts:(AssumeRole(WithSAML|WithWebIdentity)?|TagSession|SetSourceIdentity|SetContext|\*)$/i;

/** Reads the text of a role's trust policy. Throws ServiceError MalformedPolicyDocument, or NotModelled. */
export function readTrustPolicy(text: string): PolicyDocument {
  const { raw, statements } = statementsIn(text);
  for (const one of statements) {
    if (one['NotPrincipal'] !== undefined) {
      throw malformed(
        one['Effect'] === 'Allow'
          ? 'Allow with NotPrincipal is not allowed.'
          : 'AssumeRole policy must not contain NotPrincipal field.',
      );
    }
    if (typeof one['Principal'] === 'string') throw malformed('Principal must be a JSON object.');
    checkPrincipals(one);
    if (one['Resource'] !== undefined) throw malformed('Has prohibited field Resource');
    if (one['NotResource'] !== undefined) throw malformed('AssumeRole policy must not contain resources.');
    const actions = list(one['Action'] ?? one['NotAction']) as string[];
    if (!actions.every((action) => TRUST_ACTIONS.test(action))) {
      throw malformed('AssumeRole policy may only specify STS AssumeRole actions.');
    }
  }
  return documentOf(raw);
}

function statementsIn(text: string): { raw: Raw; statements: readonly Raw[] } {
  const raw = parseObject(text);
  if (raw === undefined) throw malformed('This policy contains invalid Json');
  if (![undefined, '2008-10-17', '2012-10-17'].includes(raw['Version'] as string)) {
    throw malformed('The policy must contain a valid version string');
  }
  const statements = list(raw['Statement']) as Raw[];
  if (statements.length === 0) throw malformed('Could not parse the policy: Statement is empty!');
  for (const one of statements) checkStatement(one);
  const sids = statements.map((one) => one['Sid']).filter((sid) => sid !== undefined && sid !== '');
  if (new Set(sids).size < sids.length) throw malformed('The Statement Ids in the policy are not unique');
  return { raw, statements };
}

function checkStatement(one: Raw): void {
  if (typeof one !== 'object' || one === null) throw malformed('Syntax error in policy.');
  const strange = Object.keys(one).find((element) => !ELEMENTS.has(element));
  if (strange !== undefined) throw malformed(`Unknown field ${strange}`);
  if (one['Effect'] === undefined) throw malformed('Missing required field Effect');
  if (one['Effect'] !== 'Allow' && one['Effect'] !== 'Deny')
    throw malformed(`Invalid effect: ${String(one['Effect'])}`);
  if (!['Action', 'NotAction', 'Resource', 'NotResource'].every((element) => isTextOrTexts(one[element]))) {
    throw malformed('Syntax error in policy.');
  }
  if (list(one['Action'] ?? one['NotAction']).length === 0) throw malformed('Missing required field Action');
  for (const action of list(one['Action'] ?? one['NotAction'])) checkAction(action as string);
  if (!areConditions(one['Condition'])) throw malformed('Syntax error in policy.');
}

function checkPrincipals(one: Raw): void {
  const principal = one['Principal'] ?? one['NotPrincipal'];
  if (principal === undefined) throw malformed('Missing required field Principal');
  if (principal === '*') return;
  if (typeof principal !== 'object' || principal === null)
    throw malformed(`Invalid principal in policy: "${principal}"`);
  const kinds = Object.entries(principal as Raw);
  if (kinds.length === 0) throw malformed('Missing required field Principal cannot be empty!');
  for (const [kind, names] of kinds) {
    if (!KINDS.has(kind)) throw malformed(`Invalid principal in policy: "${kind}"`);
    for (const name of list(names) as string[]) {
      if (!isPrincipal(kind, name)) throw malformed(`Invalid principal in policy: "${kind.toUpperCase()}":"${name}"`);
    }
  }
}

/** Wildcards stand for everyone or for no one: IAM takes none inside a principal's name. */
function isPrincipal(kind: string, name: string): boolean {
  if (typeof name !== 'string') return false;
  switch (kind) {
    case 'AWS':
      return /^(\*|\d{12}|arn:aws[a-z-]*:(iam|sts)::\d{12}:(root|(user|role|assumed-role|federated-user)\/[^*?]+)|A(ROA|IDA)[A-Z0-9]{16,})$/.test(
        name,
      );
    case 'Service':
      return /^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?$/.test(name);
    default:
      return true;
  }
}

/** Throws what `refuse` makes of IAM's words when a text is no policy, and NotModelled for what is not judged. */
export function checkResourcePolicy(text: string, refuse: (words: string) => ServiceError): void {
  try {
    readResourcePolicy(text);
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code === 'NotModelled') throw error;
    throw refuse(error.message);
  }
}
