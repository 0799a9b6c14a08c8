import type { Tell, View } from '../message.ts';
import { chapterEndText, clockText, instancesText, rateText, stageText, summaryLines } from './texts.ts';

/** Plain lines, for where there is no terminal: one for each change, and the view whenever its stage changes. */
export function showLines(write: (text: string) => void): Tell {
  let stage: string | undefined;
  const line = (text: string) => write(`${text}\n`);
  return (message) => {
    switch (message.event) {
      case 'chapter':
        stage = undefined;
        line(`\n${message.name}: ${message.title}`);
        break;
      case 'happening':
        line(`  ${clockText(message.virtualTime)}  ${message.text}`);
        break;
      case 'view':
        if (message.stage !== stage) line(`  ${clockText(message.virtualTime)}  ${viewText(message)}`);
        stage = message.stage;
        break;
      case 'chapter-end':
        line(`  ${chapterEndText(message)}`);
        break;
      case 'error':
        line(`  ${message.message}\n  ${message.next}`);
        break;
      default:
        for (const text of summaryLines(message)) line(text);
    }
  };
}

function viewText(view: View): string {
  const rates =
    view.canarySharePercent === 0
      ? `errors ${rateText(view.baselineErrorRate)}`
      : `canary ${rateText(view.canaryErrorRate)} against ${rateText(view.baselineErrorRate)}`;
  return `${stageText(view).padEnd(50)} ${rates.padEnd(30)} ${instancesText(view.instances)}`;
}
