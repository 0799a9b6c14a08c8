import type { Redirect } from './parse-script.ts';
import type { Ended } from './process.ts';

/** Where a command's output ends up. The model has no files: what goes to one is gone. */
export function redirect(ended: Ended, redirects: readonly Redirect[]): { out: string; err: string } {
  let out = ended.out ?? '';
  let err = ended.err ?? '';
  let outIsGone = false;
  for (const { sign } of redirects) {
    if (sign === '>' || sign === '>>' || sign === '&>') {
      out = '';
      outIsGone = true;
    }
    if (sign === '2>' || sign === '2>>' || sign === '&>') err = '';
    if (sign === '2>&1') [out, err] = [outIsGone ? '' : out + err, ''];
    if (sign === '>&2' || sign === '1>&2') [out, err] = ['', err + out];
  }
  return { out, err };
}
