// The grammar of identity policies, with IAM's words in the order in which IAM finds faults. The words were recorded by the
// authors of moto (tests/test_iam/test_iam_policies.py) and of other tools.

import { documentOf, list, type PolicyDocument, type Raw } from './document.ts';
import { malformed } from './refusals.ts';
import { areConditions, isTextOrTexts, parseObject } from './syntax.ts';

const TOP = new Set(['Version', 'Id', 'Statement']);
const ELEMENTS = new Set(['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition']);
const IAM_PATHS =
  'user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/';

/** Reads the text of a managed policy, which must be of the newer version. Throws as readIdentityPolicy does. */
export const readManagedPolicy = (text: string): PolicyDocument => read(text, '2012-10-17');

/** Reads an identity policy's JSON text. Throws ServiceError MalformedPolicyDocument, or NotModelled. */
export const readIdentityPolicy = (text: string): PolicyDocument => read(text, undefined);

function read(text: string, version: string | undefined): PolicyDocument {
  const raw = parseObject(text);
  if (raw === undefined) throw malformed('Syntax errors in policy.');
  const statements = list(raw['Statement']) as Raw[];
  const forbidden = statements.some((one) => one?.['Principal'] !== undefined || one?.['NotPrincipal'] !== undefined);
  if (forbidden) throw malformed('Policy document should not specify a principal.');
  const wellFormed =
    Object.keys(raw).every((key) => TOP.has(key)) &&
    [undefined, '2008-10-17', '2012-10-17'].includes(raw['Version'] as string) &&
    statements.length > 0 &&
    statements.every(isStatement);
  if (!wellFormed) throw malformed('Syntax errors in policy.');
  if (version !== undefined && raw['Version'] !== version) {
    throw malformed(`Policy document must be version ${version} or greater.`);
  }
  checkSids(statements);
  for (const one of statements) {
    if (elementOf(one, 'Action').length === 0) throw malformed('Policy statement must contain actions.');
  }
  for (const one of statements) {
    if (elementOf(one, 'Resource').length === 0) throw malformed('Policy statement must contain resources.');
  }
  for (const resource of statements.flatMap((one) => elementOf(one, 'Resource'))) checkResource(resource);
  for (const action of statements.flatMap((one) => elementOf(one, 'Action'))) checkAction(action);
  return documentOf(raw);
}

/** Throws ServiceError MalformedPolicyDocument for what is no `vendor:action`. */
export function checkAction(action: string): void {
  if (action === '*') return;
  const [vendor = '', ...names] = action.split(':');
  if (names.length === 0) {
    throw malformed('Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.');
  }
  if (names.length > 1) throw malformed('Actions/Condition can contain only one colon.');
  if (!/^[\w.-]+$/.test(vendor)) throw malformed(`Vendor ${vendor} is not valid`);
}

function isStatement(one: Raw): boolean {
  return (
    typeof one === 'object' &&
    one !== null &&
    Object.keys(one).every((element) => ELEMENTS.has(element)) &&
    (one['Effect'] === 'Allow' || one['Effect'] === 'Deny') &&
    ['Action', 'NotAction', 'Resource', 'NotResource'].every((element) => isTextOrTexts(one[element])) &&
    !(one['Action'] !== undefined && one['NotAction'] !== undefined) &&
    !(one['Resource'] !== undefined && one['NotResource'] !== undefined) &&
    (one['Sid'] === undefined || typeof one['Sid'] === 'string') &&
    areConditions(one['Condition'])
  );
}

function checkSids(statements: readonly Raw[]): void {
  const sids = statements
    .map((one) => one['Sid'] as string | undefined)
    .filter((sid) => sid !== undefined && sid !== '');
  if (new Set(sids).size < sids.length) throw malformed('Statement IDs (SID) in a single policy must be unique.');
  if (sids.some((sid) => !/^[0-9A-Za-z]*$/.test(sid as string))) {
    throw malformed(
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    );
  }
}

const elementOf = (one: Raw, name: string): string[] => list(one[name] ?? one[`Not${name}`]) as string[];

function checkResource(resource: string): void {
  if (resource === '*') return;
  // Colons in variables part nothing.
  const [arn, partition = '', vendor = '*', region = '*', account = '*', ...rest] = resource
    .replace(/\$\{[^}]*\}/g, '$')
    .split(':');
  if (!resource.includes(':')) throw malformed(`Resource ${resource} must be in ARN format or "*".`);
  if (!/^aws(-cn|-us-gov|-iso[a-z-]*|-eusc)?$/.test(partition)) {
    const whole = ['arn', partition, vendor, region, account, rest.length === 0 ? '*' : rest.join(':')].join(':');
    throw malformed(`Partition "${partition}" is not valid for resource "${whole}".`);
  }
  if (arn !== 'arn' || /[*?$]/.test(vendor)) {
    throw malformed('Resource vendor must be fully qualified and cannot contain regexes.');
  }
  if (vendor === 'iam' && region !== '') throw malformed(`IAM resource ${resource} cannot contain region information.`);
  if (vendor === 's3' && region !== '' && !rest.join(':').startsWith('accesspoint/')) {
    throw malformed(`Resource ${resource} can not contain region information.`);
  }
  const path = rest.join(':');
  const known = /^[*$]/.test(path) || path === 'root' || IAM_PATHS.split(', ').some((start) => path.startsWith(start));
  if (vendor === 'iam' && !known) {
    throw malformed(`IAM resource path must either be "*" or start with ${IAM_PATHS}.`);
  }
}
