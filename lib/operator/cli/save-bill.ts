import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Operator } from '../operator.ts';
import { billLines } from './text-of-bill.ts';

/** An operator whose bills go into a file, relative to a folder, instead of being shown. */
export function savingBills(operator: Operator, { folder, file }: { folder: string; file: string }): Operator {
  return {
    ...operator,
    report: (message) => {
      if (message.event !== 'bill') {
        operator.report(message);
        return;
      }
      writeFileSync(resolve(folder, file), `${billLines(message).join('\n')}\n`);
      const { image, version, format } = message;
      operator.report({ event: 'written', file, image, version, format });
    },
  };
}
