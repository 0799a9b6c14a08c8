import * as z from 'zod';

export interface BrokenBuild {
  readonly image: string;
  readonly version: string;
  /** Name of the execution, which its test instances carry as a tag. */
  readonly execution: string;
  readonly reason: string;
}

/** From the machine itself, when one of its steps failed. */
const FromMachine = z.object({ image: z.string(), version: z.string(), execution: z.string(), reason: z.string() });

/** From Step Functions, when the execution ended without running to its end. */
const FromEvent = z.object({
  detail: z.object({
    name: z.string(),
    status: z.string(),
    input: z.string(),
    error: z.string().nullish(),
    cause: z.string().nullish(),
  }),
});

const Input = z.object({ image: z.string(), version: z.string() });

export function parseBrokenBuild(value: unknown): BrokenBuild {
  const direct = FromMachine.safeParse(value);
  if (direct.success) return direct.data;
  const { name, status, input, error, cause } = FromEvent.parse(value).detail;
  const { image, version } = Input.parse(JSON.parse(input));
  const why = [error, cause].filter((text) => text !== null && text !== undefined && text !== '').join(': ');
  return { image, version, execution: name, reason: `the build ended ${status}${why === '' ? '' : `: ${why}`}` };
}
