import { describe, expect, it } from 'vitest';
import { readPackageList } from '../../lib/bills/read-package-list.ts';

describe('a list of rpm', () => {
  it('has epochs, releases and sources', () => {
    const answer = [
      'openssl-libs\t1\t3.0.8\t1.amzn2023.0.4\taarch64\topenssl-3.0.8-1.amzn2023.0.4.src.rpm',
      'gpg-pubkey\t0\td832c631\t6515c85e\t(none)\t(none)',
      'bash\t0\t5.2.15\t1.amzn2023.0.2\taarch64\tbash-5.2.15-1.amzn2023.0.2.src.rpm',
      '',
    ].join('\n');
    expect(readPackageList('rpm', answer)).toEqual([
      {
        name: 'bash',
        version: '0:5.2.15-1.amzn2023.0.2',
        architecture: 'aarch64',
        source: { name: 'bash', version: '0:5.2.15-1.amzn2023.0.2' },
      },
      {
        name: 'openssl-libs',
        version: '1:3.0.8-1.amzn2023.0.4',
        architecture: 'aarch64',
        source: { name: 'openssl', version: '1:3.0.8-1.amzn2023.0.4' },
      },
    ]);
  });

  it('names the line that is no package', () => {
    expect(() => readPackageList('rpm', 'bash\t0\t5\t1\tx86_64\tx\nbash: rpm: command not found')).toThrow(
      "found 'bash: rpm: command not found' in line 2 of the package list, wanted a package of rpm",
    );
  });
});

describe('a list of dpkg', () => {
  it('has sources with their own versions, and leaves out what was removed', () => {
    const answer =
      'libssl3\t3.0.11-1~deb12u2+b1\tarm64\topenssl\t3.0.11-1~deb12u2\tinstalled\n' +
      'nano\t7.2-1\tarm64\tnano\t7.2-1\tconfig-files\n';
    expect(readPackageList('dpkg', answer)).toEqual([
      {
        name: 'libssl3',
        version: '3.0.11-1~deb12u2+b1',
        architecture: 'arm64',
        source: { name: 'openssl', version: '3.0.11-1~deb12u2' },
      },
    ]);
  });
});
