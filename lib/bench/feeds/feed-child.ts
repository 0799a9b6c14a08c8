import { createReadStream } from 'node:fs';
import { readDebianTracker } from '../../feeds/read-debian-tracker.ts';
import { sayUsed } from '../say-used.ts';

const [file = ''] = process.argv.slice(2);

await sayUsed(async () => {
  let advisories = 0;
  for await (const { fixes } of readDebianTracker(createReadStream(file))) if (fixes.length > 0) advisories++;
  return advisories;
  // Nothing of the work itself is the same for each size.
}, 'with');
