// What stands for the resources that a recorded definition or input leaves open.

const ACCOUNT = '111122223333';
const FUNCTION = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:recorded`;

/** `${create_lambda_function}.CreateFunctionResponse.FunctionArn` */
const PLACEHOLDER = /\$\{([^{}$]+)\}((?:\.[A-Za-z]\w*)*)/g;

/** By what a placeholder is called, the first that fits. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/role/i, `arn:aws:iam::${ACCOUNT}:role/trusted`],
  [/FunctionName$/, 'recorded'],
  [/lambda|function/i, FUNCTION],
  [/QueueArn$/i, `arn:aws:sqs:us-east-1:${ACCOUNT}:queue`],
  [/queue|sqs/i, `https://sqs.us-east-1.amazonaws.com/${ACCOUNT}/queue`],
  [/topic|sns/i, `arn:aws:sns:us-east-1:${ACCOUNT}:topic`],
  [/table|dynamodb/i, 'table-name'],
  [/bucket|s3/i, 'bucket-name'],
  [/bus|events/i, 'bus-name'],
  [/account/i, ACCOUNT],
  [/region/i, 'us-east-1'],
];

export class Placeholders {
  readonly #target: string;
  readonly #filled = new Set<string>();

  /** @param target the machine that stands for each one that is not the execution's own */
  constructor(target: string) {
    this.#target = target;
  }

  /** What was put in so far. */
  get filled(): readonly string[] {
    return [...this.#filled];
  }

  fill(text: string): string {
    return text.replace(PLACEHOLDER, (_, name: string, path: string) => {
      const value = this.#machine(name) ?? KINDS.find(([kind]) => kind.test(`${name}${path}`))?.[1] ?? 'placeholder';
      this.#filled.add(value);
      return value;
    });
  }

  #machine(name: string): string | undefined {
    return /^(sm|sfn)|state_?machine|machine_arn/i.test(name) && !/role/i.test(name) ? this.#target : undefined;
  }
}
