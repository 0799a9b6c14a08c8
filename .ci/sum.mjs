// Sums what the runners reported: vitest's JSON files, the story's chapters, the soak's seeds, the records and the clients' operations.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, failedSteps] = process.argv.slice(2);
let passed = 0;
let failed = Number(failedSteps);

for (const file of readdirSync(folder)) {
  const text = readFileSync(join(folder, file), 'utf8');
  if (file.endsWith('.json')) {
    const report = JSON.parse(text);
    passed += report.numPassedTests;
    failed += report.numFailedTests + (report.numFailedTestSuites > 0 && report.numFailedTests === 0 ? 1 : 0);
    continue;
  }
  const last = JSON.parse(text.trim().split('\n').at(-1) || '{}');
  if (file === 'story.jsonl') {
    const wanted = {
      deploy: 'deployed',
      'base-image': 'released',
      advisory: 'released',
      'bad-image': 'rolled-back',
      monthly: 'released',
    };
    for (const [name, outcome] of Object.entries(wanted)) {
      const ended = last.chapters?.some((chapter) => chapter.name === name && chapter.outcome === outcome);
      if (ended) passed++;
      else failed++;
    }
  }
  if (file === 'conformance.jsonl') {
    // A record that does not hold fails the step where too few do: not each of them must.
    for (const { level1 } of last.recorded ?? []) passed += level1;
    for (const client of last.clients ?? []) {
      passed += client.passed;
      failed += client.operations - client.passed;
    }
  }
  if (file === 'soak.jsonl') {
    failed += last.violations ?? 1;
    passed += Math.max(0, (last.seeds ?? 0) - (last.violations ?? 0));
  }
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
