import type { Call } from './mixed-calls.ts';

interface Handler {
  handle(request: unknown): Promise<{ readonly response: { readonly body?: unknown } }>;
}

/** Sends again what SDK clients have sent, without them: the same requests, their answers read to the end and no further. */
export class Repeater {
  #sendAgain: () => Promise<unknown> = async () => {};

  /** The same client; what it hands to the wire is remembered. */
  watch<Client>(client: Client): Client {
    const { config } = client as { config: { requestHandler: Handler } };
    const handler = config.requestHandler;
    config.requestHandler = Object.assign(Object.create(handler) as Handler, {
      handle: (request: unknown) => {
        this.#sendAgain = () => handler.handle(request).then(readToTheEnd);
        return handler.handle(request);
      },
    });
    return client;
  }

  async repeated(calls: readonly Call[]): Promise<readonly Call[]> {
    const repeated: Call[] = [];
    for (const { name, send } of calls) {
      await send();
      repeated.push({ name, send: this.#sendAgain });
    }
    return repeated;
  }
}

async function readToTheEnd({ response }: Awaited<ReturnType<Handler['handle']>>): Promise<void> {
  const { body } = response;
  if (typeof body !== 'object' || body === null || !(Symbol.asyncIterator in body)) return;
  for await (const _ of body as AsyncIterable<unknown>);
}
