import { exposuresOf } from './exposures-of.ts';
import { notDeployed } from './find-line.ts';
import { imageFacts } from './image-facts.ts';
import { listFleets, listImages } from './list-lines.ts';
import type { ExposureMessage } from './message.ts';
import type { Operator } from './operator.ts';
import { OperatorError } from './operator-error.ts';
import { placesOf } from './places-of.ts';
import { readCoreSettings } from './read-settings.ts';

export interface ExposureOptions {
  /** A CVE, or a fleet; all that is known when absent. */
  about?: string;
}

/** Which fleets run what is affected, since when, what fixes it and when that comes. Reads only. */
export async function exposure(operator: Operator, { about }: ExposureOptions = {}): Promise<boolean> {
  const { clients, report } = operator;
  const cve = cveOf(about);
  const core = await readCoreSettings(clients.ssm);
  const fleets = await listFleets(clients.ssm);
  const fleet = cve === undefined ? about : undefined;
  const names = fleets.map((line) => line.fleet);
  if (fleet !== undefined && !names.includes(fleet)) notDeployed('fleet', fleet, names);
  let shown = 0;
  for (const image of await listImages(clients.ssm)) {
    const own = fleets.filter(({ settings }) => settings.image === image.image);
    if (fleet !== undefined && !own.some((line) => line.fleet === fleet)) continue;
    const facts = await imageFacts(clients, core, image);
    for (const place of await placesOf(clients, core, { facts, own, fleet })) {
      const found = await exposuresOf({ clients, core, facts, place, nowMs: operator.nowMs() });
      for (const message of found.filter((one) => concerns(one, cve))) {
        report(message);
        shown++;
      }
    }
  }
  if (shown === 0) {
    const next = 'see with "goldsmith status" whether all feeds of advisories were read';
    report({
      event: 'nothing',
      what: `${fleet ?? 'nothing'} ${fleet === undefined ? 'that runs ' : ''}is known to have ${cve ?? 'a flaw'}`,
      next,
    });
  }
  return true;
}

/** Undefined for what may be a fleet. */
function cveOf(about: string | undefined): string | undefined {
  if (about === undefined || !/^cve/i.test(about)) return undefined;
  if (/^CVE-\d{4}-\d{4,}$/i.test(about)) return about.toUpperCase();
  throw new OperatorError(
    `cannot look for "${about}": it is no CVE`,
    'write it as in "goldsmith exposure CVE-2026-12345"',
  );
}

/** What cannot be judged is told whatever was asked: it may have the flaw. */
const concerns = (one: ExposureMessage | { event: 'unknown-exposure' }, cve: string | undefined) =>
  cve === undefined || one.event === 'unknown-exposure' || one.cves.includes(cve);
