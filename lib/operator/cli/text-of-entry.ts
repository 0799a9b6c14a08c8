import type { DeploymentMessage, ReleaseMessage, SignalMessage, UnusedMessage, VersionMessage } from '../message.ts';

/** A build may have thousands. */
const SHOWN_CAUSES = 3;

type Entry = SignalMessage | VersionMessage | UnusedMessage | ReleaseMessage | DeploymentMessage;

/** One line of what happened, its time in front. */
export function entryLine(entry: Entry): string {
  switch (entry.event) {
    case 'signal': {
      const fate = [entry.fate ?? 'not looked at yet', entry.version].filter(defined).join(' → ');
      return line(entry.receivedAt, `signal ${entry.kind} for ${entry.image}: ${fate}`, because(entry.reason));
    }
    case 'version': {
      const what = `${entry.image} ${entry.version}${causesText(entry)}: ${entry.state}`;
      return line(entry.createdAt ?? entry.changedAt, what, because(...entry.reasons));
    }
    case 'unused':
      return line(entry.closedAt, `${entry.image} ${entry.version}: never built`, because(entry.reason));
    case 'release': {
      const what = `release of ${entry.image} ${entry.version}: ${entry.state ?? 'unknown'}`;
      return line(entry.startedAt, what, because(...entry.reasons));
    }
    case 'deployment': {
      const from = entry.previousVersion === undefined ? '' : ` (before: ${entry.previousVersion})`;
      const what = `fleet ${entry.fleet} to ${entry.version}${from}: ${entry.state}`;
      return line(entry.startedAt, what, because(...entry.reasons));
    }
  }
}

function causesText({ causes, causesCount }: VersionMessage): string {
  if (causes.length === 0) return '';
  const more = causesCount - Math.min(SHOWN_CAUSES, causes.length);
  return ` (${causes.slice(0, SHOWN_CAUSES).join(', ')}${more > 0 ? ` and ${more} more` : ''})`;
}

export function line(time: string | undefined, ...parts: string[]): string {
  return `${(time ?? '').slice(0, 19).padEnd(19)}  ${parts.join('')}`.trimEnd();
}

export function because(...reasons: (string | undefined)[]): string {
  const known = reasons.filter(defined);
  return known.length === 0 ? '' : `; ${known.join('; ')}`;
}

const defined = (text: string | undefined): text is string => text !== undefined && text !== '';
