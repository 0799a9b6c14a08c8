import { type Chapter, followVersion } from '../play-chapter.ts';

const CVE = 'CVE-2026-31337';

/** A flaw that is exploited already, mended by a package that the repository carries and no base image yet. */
export const advisory: Chapter = {
  name: 'advisory',
  title: 'a flaw in the image is exploited, and its fix is published',
  wanted: 'released',
  async play(scene) {
    const [current] = scene.sight.versions();
    const { id, fixed } = scene.region.vendor.publishAdvisory({
      package: 'openssl',
      cves: [CVE],
      severity: 'high',
      knownExploited: true,
    });
    scene.happening(`Amazon Linux publishes ${id}: ${fixed} mends ${CVE}, which CISA knows to be exploited`);
    const outcome = await followVersion(scene, current?.version);
    return this.fix?.(scene)?.allFleetsAt === undefined ? 'failed' : outcome;
  },
  fix: ({ sight }) => sight.fixes().findLast(({ cves }) => cves?.includes(CVE)),
};
