import { goldsmithYamlReference } from './goldsmith-yaml-reference.ts';
import { goldsmithYamlSchema } from './goldsmith-yaml-schema.ts';

/** What is generated into docs/reference: name and text. */
export function referenceFiles(): Record<string, string> {
  const schema = goldsmithYamlSchema();
  return {
    'goldsmith.schema.json': `${JSON.stringify(schema, undefined, 2)}\n`,
    'goldsmith-yaml.md': goldsmithYamlReference(schema),
  };
}
