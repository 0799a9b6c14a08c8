import { documents } from '../contract/documents.ts';
import { type Exposure, ExposureReport } from '../contract/exposure.ts';
import type { CoreSettings } from '../contract/settings.ts';
import { type Severity, severities } from '../contract/severity.ts';
import { compareImageVersions } from '../decisions/compare-image-versions.ts';
import { type Remedy, remedyOf } from '../decisions/remedy-of.ts';
import type { ImageFacts } from './image-facts.ts';
import type { ExposureMessage, UnknownExposureMessage } from './message.ts';
import type { OperatorClients } from './operator.ts';
import type { Place } from './places-of.ts';
import { readDocument } from './read-document.ts';
import { type LedgerItem, textOf, textsOf } from './read-ledger.ts';

export interface ExposuresQuestion {
  readonly clients: OperatorClients;
  readonly core: CoreSettings;
  readonly facts: ImageFacts;
  readonly place: Place;
  readonly nowMs: number;
}

/** All that is known to be wrong with one version where it runs, the worst first. */
export async function exposuresOf(question: ExposuresQuestion): Promise<(ExposureMessage | UnknownExposureMessage)[]> {
  const { clients, core, facts, place } = question;
  const { image, golden } = facts;
  const read = async (version: string) => {
    const text = await readDocument(clients.s3, core.documents, documents.exposure(image, version));
    return text === undefined ? undefined : ExposureReport.parse(JSON.parse(text));
  };
  const report = await read(place.version);
  const newer =
    golden !== undefined && compareImageVersions(golden, place.version) > 0 ? await read(golden) : undefined;
  const remedy = (flaw: Flaw) => remedyFor(question, flaw, newer);
  const where = { image, version: place.version, ...(place.fleet === undefined ? {} : { fleet: place.fleet }) };
  const advisories = [...byAdvisory(report?.exposures ?? []).values()].map((about) => messageOf(where, about, remedy));
  const findings = facts.findings.flatMap((item) => findingMessage(where, item, remedy));
  const unknown: UnknownExposureMessage[] =
    report === undefined ? [{ event: 'unknown-exposure', ...where, reason: whyUnknown(facts, place) }] : [];
  return [...unknown, ...[...advisories, ...findings].sort((a, b) => rank(b) - rank(a))];
}

type Where = Pick<ExposureMessage, 'image' | 'version' | 'fleet'>;

interface Flaw extends Pick<Exposure, 'when' | 'reason'> {
  /** The keys of its causes begin so. */
  readonly cause: string;
  isIn(report: ExposureReport): boolean;
}

function remedyFor({ facts, place, nowMs }: ExposuresQuestion, flaw: Flaw, newer: ExposureReport | undefined): Remedy {
  const has = (causes: ReadonlySet<string>) => [...causes].some((key) => key.startsWith(flaw.cause));
  const { image, building, gathering, releases, schedule } = facts;
  const version = newer !== undefined && !flaw.isIn(newer) ? newer.version : undefined;
  return remedyOf({
    image,
    flaw,
    nowMs,
    schedule,
    mended:
      version === undefined
        ? undefined
        : {
            version,
            release: releases.find((one) => one.version === version)?.state,
            deploying: place.deploying === version,
          },
    building: building && { version: building.version, forIt: has(building.causes) },
    gathered: gathering !== undefined && has(gathering.causes) ? gathering : undefined,
  });
}

function byAdvisory(exposures: readonly Exposure[]): Map<string, Exposure[]> {
  const groups = new Map<string, Exposure[]>();
  for (const exposure of exposures) {
    const key = `${exposure.feed} ${exposure.advisory} ${exposure.reason}`;
    groups.set(key, [...(groups.get(key) ?? []), exposure]);
  }
  return groups;
}

function messageOf(where: Where, about: readonly Exposure[], remedy: (flaw: Flaw) => Remedy): ExposureMessage {
  const [{ feed, advisory, cves, severity, knownExploited, exploitProbability, publishedAt, when, reason }] = about as [
    Exposure,
  ];
  const same = (one: Exposure) => one.feed === feed && one.advisory === advisory;
  return {
    event: 'exposure',
    ...where,
    source: feed,
    advisory,
    cves,
    ...(severity === undefined ? {} : { severity }),
    knownExploited,
    ...(exploitProbability === undefined ? {} : { exploitProbability }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    seenAt: about.map(({ seenAt }) => seenAt).sort()[0] ?? '',
    packages: about.map(({ package: { name, version }, fixedVersion }) => ({
      name,
      version,
      ...(fixedVersion === undefined ? {} : { fixedVersion }),
    })),
    remedy: remedy({
      when,
      reason,
      cause: `advisory ${feed} ${advisory}`,
      isIn: (report) => report.exposures.some(same),
    }),
  };
}

/** What Inspector found in the version, unless it is closed. */
function findingMessage(where: Where, item: LedgerItem, remedy: (flaw: Flaw) => Remedy): ExposureMessage[] {
  if (textOf(item, 'version') !== where.version || textOf(item, 'status') !== 'ACTIVE') return [];
  const id = textOf(item, 'flaw') ?? '';
  const severity = textOf(item, 'severity') as Severity | undefined;
  const fixed = new Map(textsOf(item, 'fixedBy').map((text) => text.split(' ') as [string, string]));
  const flaw = {
    when: (textOf(item, 'when') ?? 'schedule') as Exposure['when'],
    reason: textOf(item, 'reason') ?? 'Inspector found it',
    cause: `finding ${id} `,
    isIn: ({ exposures }: ExposureReport) => exposures.some(({ cves }) => cves.includes(id)),
  };
  return [
    {
      event: 'exposure',
      ...where,
      source: 'inspector',
      advisory: id,
      cves: id.startsWith('CVE-') ? [id] : [],
      ...(severity === undefined ? {} : { severity }),
      seenAt: textOf(item, 'firstSeenAt') ?? '',
      packages: textsOf(item, 'packages').map((name) => {
        const fixedVersion = fixed.get(name);
        return { name, ...(fixedVersion === undefined ? {} : { fixedVersion }) };
      }),
      remedy: remedy(flaw),
    },
  ];
}

function whyUnknown({ versions }: ImageFacts, { version }: Place): string {
  const fault = versions.find((one) => one.version === version)?.billFault;
  return fault ?? 'advisories were not matched with it yet, or nobody listed what is in it';
}

const rank = ({ knownExploited, severity }: ExposureMessage) =>
  (knownExploited === true ? 10 : 0) + (severity === undefined ? 0 : 1 + severities.indexOf(severity));
