// Templates write members in PascalCase, the API in camelCase; keys of maps stay as they are.

const MAPS: ReadonlySet<string> = new Set(['Tags', 'AmiTags', 'ResourceTags', 'ImageTags']);

const RENAMED: Readonly<Record<string, string>> = {
  LaunchPermissionConfiguration: 'launchPermission',
  Version: 'semanticVersion',
};

/** Properties of a template as the API's input. */
export function fromTemplate(value: unknown): any {
  if (Array.isArray(value)) return value.map(fromTemplate);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      RENAMED[key] ?? key[0]?.toLowerCase() + key.slice(1),
      MAPS.has(key) ? item : fromTemplate(item),
    ]),
  );
}
