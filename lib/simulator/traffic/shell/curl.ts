import type { Ended, Process } from './process.ts';

interface Wish {
  url: string | undefined;
  format: string;
  silent: boolean;
  showErrors: boolean;
  fails: boolean;
  maxSeconds: number;
}

/** curl's exit codes for what the model knows. */
const CODES = { malformed: 3, unresolved: 6, refused: 7, httpError: 22, timeout: 28 } as const;
const WITH_VALUE: readonly string[] = [
  '-o',
  '--output',
  '-w',
  '--write-out',
  '-m',
  '--max-time',
  '--connect-timeout',
  '-X',
  '--request',
  '-H',
  '--header',
  '-A',
  '--user-agent',
];
/** How long it waits for a silent port without a limit. */
const PATIENCE_SECONDS = 130;

/** GET to the machine itself; bodies are empty. */
export function curl({ args, inside, startedSeconds }: Process): Ended {
  const wish = readArguments(args);
  const url = wish.url === undefined ? undefined : parse(wish.url);
  if (url === undefined)
    return fail(wish, { code: CODES.malformed, message: 'URL rejected: Malformed input to a URL function' });
  if (!['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) {
    return fail(wish, { code: CODES.unresolved, message: `Could not resolve host: ${url.hostname}` });
  }
  const port = Number(url.port === '' ? 80 : url.port);
  const answer = inside.get(port, url.pathname, startedSeconds);
  if (answer.outcome === 'refused' || url.protocol !== 'http:') {
    return fail(wish, {
      code: CODES.refused,
      message: `Failed to connect to ${url.hostname} port ${port} after 0 ms: Could not connect to server`,
    });
  }
  const seconds = answer.outcome === 'timeout' ? PATIENCE_SECONDS : answer.latencyMs / 1000;
  if (seconds > wish.maxSeconds) {
    const message = `Operation timed out after ${wish.maxSeconds * 1000} milliseconds with 0 bytes received`;
    return fail(wish, { code: CODES.timeout, message, seconds: wish.maxSeconds });
  }
  if (answer.outcome === 'timeout') {
    return fail(wish, { code: CODES.timeout, message: 'Connection timed out', seconds });
  }
  if (wish.fails && answer.status >= 400) {
    const message = `The requested URL returned error: ${answer.status}`;
    return { ...fail(wish, { code: CODES.httpError, message, seconds }), out: written(wish, answer.status) };
  }
  return { code: 0, out: written(wish, answer.status), seconds };
}

function readArguments(args: readonly string[]): Wish {
  const wish: Wish = {
    url: undefined,
    format: '',
    silent: false,
    showErrors: false,
    fails: false,
    maxSeconds: Number.POSITIVE_INFINITY,
  };
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    if (WITH_VALUE.includes(arg)) {
      const value = args[++i] ?? '';
      if (arg === '-w' || arg === '--write-out') wish.format = value;
      if (arg === '-m' || arg === '--max-time' || arg === '--connect-timeout')
        wish.maxSeconds = Math.min(wish.maxSeconds, Number(value));
    } else if (arg.startsWith('--')) {
      if (arg.startsWith('--fail')) wish.fails = true;
      if (arg === '--silent') wish.silent = true;
      if (arg === '--show-error') wish.showErrors = true;
    } else if (arg.startsWith('-')) {
      wish.silent ||= arg.includes('s');
      wish.showErrors ||= arg.includes('S');
      wish.fails ||= arg.includes('f');
    } else wish.url = arg;
  }
  return wish;
}

function parse(text: string): URL | undefined {
  try {
    return new URL(text.includes('://') ? text : `http://${text}`);
  } catch {
    return undefined;
  }
}

function fail(wish: Wish, failure: { code: number; message: string; seconds?: number }): Ended {
  const { code, message, seconds = 0 } = failure;
  const told = !wish.silent || wish.showErrors;
  return { code, out: written(wish, 0), seconds, ...(told ? { err: `curl: (${code}) ${message}\n` } : {}) };
}

function written({ format }: Wish, status: number): string {
  return format.replaceAll('%{http_code}', String(status).padStart(3, '0')).replaceAll('\\n', '\n');
}
