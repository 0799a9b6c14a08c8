// A machine's files as its shell sees them. A folder without a file is kept as a name that ends with a slash.

import type { Inside } from './process.ts';

const FOLDERS =
  '/ /dev /etc /home /home/ec2-user /opt /proc /root /run /srv /sys /tmp /usr /usr/bin /usr/local /var /var/log /var/tmp';
const folders: ReadonlySet<string> = new Set(FOLDERS.split(' '));

export function readFile({ disk }: Inside, path: string): string | undefined {
  if (path === '/dev/null') return '';
  return disk.files.get(path) ?? (path === '/etc/os-release' ? disk.system.osRelease : undefined);
}

export function isFolder({ disk }: Inside, path: string): boolean {
  const plain = path.replace(/(.)\/+$/, '$1');
  if (folders.has(plain)) return true;
  for (const name of disk.files.keys()) if (name.startsWith(`${plain}/`)) return true;
  return false;
}

/** False where its folder is missing. */
export function writeFile(inside: Inside, path: string, text: string): boolean {
  if (path === '/dev/null' || path === '/dev/stdout' || path === '/dev/stderr') return true;
  if (!path.startsWith('/') || !isFolder(inside, path.replace(/\/[^/]*$/, '') || '/')) return false;
  inside.disk = { ...inside.disk, files: new Map(inside.disk.files).set(path, text) };
  return true;
}

export function makeFolder(inside: Inside, path: string): void {
  const name = `${path.replace(/\/+$/, '')}/`;
  inside.disk = { ...inside.disk, files: new Map(inside.disk.files).set(name, '') };
}

/** With what lies below it. */
export function removeFile(inside: Inside, path: string): void {
  const kept = [...inside.disk.files].filter(([name]) => name !== path && !name.startsWith(`${path}/`));
  inside.disk = { ...inside.disk, files: new Map(kept) };
}

/** Files below a folder, sorted by path; folders themselves are left out. */
export function filesBelow({ disk }: Inside, folder: string): [string, string][] {
  const start = folder === '/' ? '/' : `${folder.replace(/\/+$/, '')}/`;
  return [...disk.files]
    .filter(([path]) => path.startsWith(start) && !path.endsWith('/'))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
