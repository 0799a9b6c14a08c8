// A state machine as a Mermaid flowchart: the states by name, choices as diamonds, caught errors as dotted lines.

interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Catch?: readonly { readonly Next: string }[];
  readonly Branches?: readonly Machine[];
  readonly ItemProcessor?: Machine;
}

export interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** The lines of a flowchart, from the top down. */
export function drawStateMachine(machine: Machine): string[] {
  return ['flowchart TD', ...drawMachine(machine, '').map((line) => `  ${line}`)];
}

function drawMachine(machine: Machine, prefix: string): string[] {
  const ids = new Map(Object.keys(machine.States).map((name, index) => [name, `${prefix}s${index}`]));
  const id = (name: string) => ids.get(name) ?? name;
  const start = `${prefix}start`;
  return [
    `${start}(( )) --> ${id(machine.StartAt)}`,
    ...Object.entries(machine.States).flatMap(([name, state]) => [
      ...drawState(name, state, id(name)),
      ...drawWays(state, id(name), id),
    ]),
  ];
}

function drawState(name: string, state: State, id: string): string[] {
  const label = `"${name.replaceAll('"', "'")}"`;
  const inner = state.Branches ?? (state.ItemProcessor === undefined ? undefined : [state.ItemProcessor]);
  if (inner !== undefined) {
    return [
      `subgraph ${id} [${label}]`,
      ...inner.flatMap((machine, index) => drawMachine(machine, `${id}b${index}`)).map((line) => `  ${line}`),
      'end',
    ];
  }
  switch (state.Type) {
    case 'Choice':
      return [`${id}{${label}}`];
    case 'Succeed':
    case 'Fail':
      return [`${id}([${label}])`];
    default:
      return [`${id}[${label}]`];
  }
}

function drawWays(state: State, from: string, id: (name: string) => string): string[] {
  const plain = [state.Next, state.Default, ...(state.Choices ?? []).map(({ Next }) => Next)];
  const caught = (state.Catch ?? []).map(({ Next }) => Next);
  return [
    ...unique(plain).map((to) => `${from} --> ${id(to)}`),
    ...unique(caught).map((to) => `${from} -. error .-> ${id(to)}`),
  ];
}

function unique(names: readonly (string | undefined)[]): string[] {
  return [...new Set(names.filter((name) => name !== undefined))];
}
