/** Whether a text of goldsmith.yaml names a file beside it: one line that begins with `./` or `../`. */
export function isFilePath(text: unknown): text is string {
  return typeof text === 'string' && /^\.{1,2}\/.+$/.test(text);
}
