import { ServiceError } from '../../kernel/service-error.ts';

/** Patterns of terms: all of `a b`, any of `?a ?b`, none of `-a`; a quoted term holds spaces. */
export function filterPattern(pattern: string): (message: string) => boolean {
  const text = pattern.trim();
  if (text === '') return () => true;
  if (/^[{[%]/.test(text)) {
    throw new ServiceError(
      'NotModelled',
      `The simulator models filter patterns of terms only, not '${text}'; see docs/fidelity.md`,
      { statusCode: 501 },
    );
  }
  const terms = [...text.matchAll(/([?-]?)(?:"([^"]*)"|(\S+))/g)].map(([, sign, quoted, bare]) => ({
    sign,
    term: quoted ?? bare ?? '',
  }));
  const any = terms.filter(({ sign }) => sign === '?');
  return (message) =>
    terms.every(({ sign, term }) => sign === '?' || message.includes(term) === (sign !== '-')) &&
    (any.length === 0 || any.some(({ term }) => message.includes(term)));
}
