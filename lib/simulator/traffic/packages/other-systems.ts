// What the AMIs of Ubuntu, Debian and Red Hat carry: a choice of names and sources as they are, versions that look like real ones.

import { readPackages } from './package.ts';

export const ubuntu2404 = readPackages(`
*adduser 3.137ubuntu1
apt 2.8.3
base-files 13ubuntu10.3
bash 5.2.21-2ubuntu4
*ca-certificates 20240203
*cloud-init 25.2-0ubuntu1~24.04.1
coreutils 9.4-3ubuntu6.1
curl 8.5.0-2ubuntu10.6
libcurl4t64 8.5.0-2ubuntu10.6 curl
dpkg 1.22.6ubuntu6.5
gpgv 2.4.4-2ubuntu17.3 gnupg2
gzip 1.12-1ubuntu3.1
libc6 2.39-0ubuntu8.6 glibc
libc-bin 2.39-0ubuntu8.6 glibc
libexpat1 2.6.1-2ubuntu0.3 expat
libgnutls30t64 3.8.3-1.1ubuntu3.4 gnutls28
libkrb5-3 1.20.1-6ubuntu2.6 krb5
libpam-modules 1.5.3-5ubuntu5.5 pam
libssl3t64 3.0.13-0ubuntu3.6 openssl
openssl 3.0.13-0ubuntu3.6
libsystemd0 255.4-1ubuntu8.11 systemd
systemd 255.4-1ubuntu8.11
libxml2 2.9.14+dfsg-1.3ubuntu3.6
*linux-image-aws 6.14.0-1018.18~24.04.1 linux-meta-aws-6.14
login 1:4.13+dfsg1-4ubuntu3.2 shadow
openssh-client 1:9.6p1-3ubuntu13.14 openssh
openssh-server 1:9.6p1-3ubuntu13.14 openssh
perl-base 5.38.2-3.2ubuntu0.2 perl
python3.12 3.12.3-1ubuntu0.8
python3.12-minimal 3.12.3-1ubuntu0.8 python3.12
snapd 2.71+ubuntu24.04
sudo 1.9.15p5-3ubuntu5.24.04.1
tar 1.35+dfsg-3build1
*tzdata 2025b-0ubuntu0.24.04.1
util-linux 2.39.3-9ubuntu6.3
vim-tiny 2:9.1.0016-1ubuntu7.9 vim
wget 1.21.4-1ubuntu4.1
xz-utils 5.6.1+really5.4.5-1ubuntu0.2
zlib1g 1:1.3.dfsg-3.1ubuntu2.1 zlib
nginx 1.24.0-2ubuntu7.5
`);

export const debian12 = readPackages(`
*adduser 3.134
apt 2.6.1
base-files 12.4+deb12u12
bash 5.2.15-2+b8
*ca-certificates 20230311+deb12u1
*cloud-init 22.4.2-1+deb12u3
coreutils 9.1-1
curl 7.88.1-10+deb12u14
libcurl4 7.88.1-10+deb12u14 curl
dpkg 1.21.22
gpgv 2.2.40-1.1+deb12u1 gnupg2
gzip 1.12-1
libc6 2.36-9+deb12u13 glibc
libc-bin 2.36-9+deb12u13 glibc
libexpat1 2.5.0-1+deb12u2 expat
libgnutls30 3.7.9-2+deb12u5 gnutls28
libssl3 3.0.17-1~deb12u3 openssl
openssl 3.0.17-1~deb12u3
libsystemd0 252.39-1~deb12u1 systemd
systemd 252.39-1~deb12u1
libxml2 2.9.14+dfsg-1.3~deb12u4
linux-image-cloud-arm64 6.1.158-1 linux-signed-arm64
login 1:4.13+dfsg1-1+deb12u1 shadow
openssh-client 1:9.2p1-2+deb12u7 openssh
openssh-server 1:9.2p1-2+deb12u7 openssh
perl-base 5.36.0-7+deb12u3 perl
python3.11 3.11.2-6+deb12u6
sudo 1.9.13p3-1+deb12u2
tar 1.34+dfsg-1.2+deb12u1
*tzdata 2025b-0+deb12u2
util-linux 2.38.1-5+deb12u3
xz-utils 5.4.1-1
zlib1g 1:1.2.13.dfsg-1 zlib
nginx 1.22.1-9+deb12u3
`);

export const rhel9 = readPackages(`
bash 0:5.1.8-9.el9
*ca-certificates 0:2024.2.69_v8.0.303-91.4.el9_4
*cloud-init 0:24.4-4.el9
coreutils 0:8.32-39.el9
curl 0:7.76.1-34.el9
libcurl 0:7.76.1-34.el9 curl
*dnf 0:4.14.0-31.el9
expat 0:2.5.0-5.el9_7.1
glibc 0:2.34-231.el9
glibc-common 0:2.34-231.el9 glibc
gnutls 0:3.8.3-9.el9
kernel 0:5.14.0-611.5.1.el9_7
krb5-libs 0:1.21.1-8.el9 krb5
libxml2 0:2.9.13-14.el9_7
openssh 0:8.7p1-46.el9
openssh-server 0:8.7p1-46.el9 openssh
openssl 1:3.5.1-4.el9
openssl-libs 1:3.5.1-4.el9 openssl
pam 0:1.5.1-26.el9
python3 0:3.9.23-2.el9 python3.9
*redhat-release 0:9.7-0.7.el9
rpm 0:4.16.1.3-39.el9
sqlite-libs 0:3.34.1-9.el9 sqlite
sudo 0:1.9.5p2-13.el9
systemd 0:252-55.el9_7.7
systemd-libs 0:252-55.el9_7.7 systemd
tar 2:1.34-7.el9
*tzdata 0:2025b-2.el9
vim-minimal 2:8.2.2637-22.el9 vim
zlib 0:1.2.11-40.el9
nginx 2:1.20.1-22.el9_6.3
`);
