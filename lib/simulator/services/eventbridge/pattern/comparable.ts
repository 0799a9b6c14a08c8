/**
 * A number that can be compared: one whose decimal digits survive as a double. Integers beyond 2^53 that do not are equal
 * to their own text only.
 */
export function comparable(text: string): number | undefined {
  const number = Number(text);
  if (!Number.isFinite(number) || canonical(text) !== canonical(String(number))) return undefined;
  return number === 0 ? 0 : number;
}

/** Sign, digits without zeros around them, and exponent. */
function canonical(text: string): string {
  const [coefficient = '', exponent = '0'] = text.toLowerCase().split('e');
  const [whole = '', fraction = ''] = coefficient.replace('-', '').split('.');
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const bare = digits.replace(/0+$/, '');
  if (bare === '') return '0';
  const scale = Number(exponent) - fraction.length + (digits.length - bare.length);
  return `${coefficient.startsWith('-') ? '-' : ''}${bare}e${scale}`;
}
