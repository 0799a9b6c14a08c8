import type { Found } from './found.ts';

interface Table extends Found {
  readonly source: string | undefined;
}

/** The tables `[[package]]` that poetry.lock and Cargo.lock consist of; both are written by their tools, one member a line. */
export function readTomlPackages(text: string): Table[] {
  return text
    .split(/^\[\[package\]\]\s*$/m)
    .slice(1)
    .map((table) => {
      const own = table.split(/^\[/m)[0] ?? '';
      const member = (key: string) => new RegExp(`^${key} = "([^"]*)"`, 'm').exec(own)?.[1];
      const [name, version] = [member('name'), member('version')];
      if (name === undefined || version === undefined) throw new Error('found a [[package]] without name or version');
      return { name, version, source: member('source') };
    });
}
