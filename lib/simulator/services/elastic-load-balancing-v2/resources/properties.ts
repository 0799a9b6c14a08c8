// Templates may write numbers as text; the API takes numbers.

export const number = (value: unknown): number | undefined => (value === undefined ? undefined : Number(value));

/** Without the members that are undefined. */
export function given<T extends object>(members: T): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}

/** Actions of a template in the API's form: `Order`, `Weight` and durations as numbers. */
export function actionsOf(actions: readonly Record<string, any>[]): Record<string, any>[] {
  return actions.map(({ ForwardConfig, Order, ...rest }) =>
    given({ ...rest, Order: number(Order), ForwardConfig: forwardOf(ForwardConfig) }),
  );
}

function forwardOf(config: Record<string, any> | undefined): Record<string, any> | undefined {
  if (config === undefined) return undefined;
  const sticky = config['TargetGroupStickinessConfig'];
  return given({
    TargetGroups: config['TargetGroups']?.map((tuple: Record<string, any>) =>
      given({ TargetGroupArn: tuple['TargetGroupArn'], Weight: number(tuple['Weight']) }),
    ),
    TargetGroupStickinessConfig:
      sticky === undefined
        ? undefined
        : given({
            Enabled: sticky['Enabled'] === undefined ? undefined : String(sticky['Enabled']) === 'true',
            DurationSeconds: number(sticky['DurationSeconds']),
          }),
  });
}

export function attributesOf(attributes: readonly { Key: string; Value: unknown }[] | undefined) {
  return attributes?.map(({ Key, Value }) => ({ Key, Value: String(Value) }));
}

/** At most 32 characters, with the random end of the generated name kept, as AWS shortens names. */
export function shortName(generated: string): string {
  const plain = generated.replace(/[^A-Za-z0-9-]/g, '-');
  if (plain.length <= 32) return plain.replace(/^-+|-+$/g, '');
  const end = plain.split('-').at(-1)?.slice(-12) ?? '';
  return `${plain.slice(0, 31 - end.length).replace(/-+$/, '')}-${end}`.replace(/^-+/, '');
}

/** The tags of a resource: its own, over those of its stack. Undefined without any: the service takes no empty list. */
export function allTags(request: {
  properties: Record<string, any>;
  tags: readonly { Key: string; Value: string }[];
}): { Key: string; Value: string }[] | undefined {
  const own = (request.properties['Tags'] ?? []) as { Key: string; Value: string }[];
  const byKey = new Map([...request.tags, ...own].map(({ Key, Value }) => [Key, Value]));
  return byKey.size === 0 ? undefined : [...byKey].map(([Key, Value]) => ({ Key, Value }));
}
