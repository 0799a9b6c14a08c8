// What Amazon Linux 2023 carries: names and sources as they are, versions of about 2026 that look like real ones and are none.

import { readPackages } from './package.ts';

/** On every AMI. */
export const minimal = readPackages(`
*amazon-linux-repo-cdn 0:2023.12.20260930-0.amzn2023 system-release
*system-release 0:2023.12.20260930-0.amzn2023
*basesystem 0:11-11.amzn2023.0.2
bash 0:5.2.15-1.amzn2023.0.2
*ca-certificates 0:2025.2.76-1.0.amzn2023.0.2
chrony 0:4.3-1.amzn2023.0.5
*cloud-init 0:22.2.2-1.amzn2023.1.20
cloud-utils-growpart 0:0.31-8.amzn2023.0.2 cloud-utils
coreutils 0:8.32-30.amzn2023.0.3
coreutils-common 0:8.32-30.amzn2023.0.3 coreutils
*crypto-policies 0:20240828-2.git626aa59.amzn2023.0.1
curl-minimal 0:8.11.1-4.amzn2023.0.1 curl
libcurl-minimal 0:8.11.1-4.amzn2023.0.1 curl
cyrus-sasl-lib 0:2.1.27-18.amzn2023.0.3 cyrus-sasl
dbus-broker 0:32-1.amzn2023.0.2
dbus-libs 1:1.12.28-1.amzn2023.0.1 dbus
device-mapper-libs 0:1.02.185-1.amzn2023.0.5 lvm2
*dnf 0:4.14.0-1.amzn2023.0.6
*dnf-data 0:4.14.0-1.amzn2023.0.6 dnf
*python3-dnf 0:4.14.0-1.amzn2023.0.6 dnf
expat 0:2.6.3-1.amzn2023.0.2
filesystem 0:3.14-5.amzn2023.0.3
findutils 1:4.8.0-2.amzn2023.0.2
gawk 0:5.1.0-3.amzn2023.0.3
glib2 0:2.82.2-767.amzn2023
glibc 0:2.34-196.amzn2023.0.1
glibc-common 0:2.34-196.amzn2023.0.1 glibc
glibc-minimal-langpack 0:2.34-196.amzn2023.0.1 glibc
gmp 1:6.2.1-2.amzn2023.0.2
gnupg2-minimal 0:2.3.7-1.amzn2023.0.5 gnupg2
gnutls 0:3.8.3-6.amzn2023.0.1
grep 0:3.8-1.amzn2023.0.4
*grub2-common 1:2.06-61.amzn2023.0.17 grub2
gzip 0:1.12-1.amzn2023.0.1
iproute 0:6.10.0-2.amzn2023.0.1
iputils 0:20210202-2.amzn2023.0.5
krb5-libs 0:1.21.3-1.amzn2023.0.4 krb5
less 0:608-2.amzn2023.0.2
libblkid 0:2.37.4-1.amzn2023.0.4 util-linux
libcap 0:2.73-1.amzn2023.0.3
libgcc 0:11.5.0-5.amzn2023.0.5 gcc
libgcrypt 0:1.10.2-1.amzn2023.0.2
libidn2 0:2.3.2-1.amzn2023.0.5
libmount 0:2.37.4-1.amzn2023.0.4 util-linux
libnghttp2 0:1.59.0-3.amzn2023.0.1 nghttp2
libsolv 0:0.7.22-1.amzn2023.0.2
libssh2 0:1.10.0-3.amzn2023.0.2
libstdc++ 0:11.5.0-5.amzn2023.0.5 gcc
libtasn1 0:4.19.0-1.amzn2023.0.5
libxml2 0:2.10.4-1.amzn2023.0.12
libzstd 0:1.5.5-1.amzn2023.0.1 zstd
lz4-libs 0:1.9.4-1.amzn2023.0.2 lz4
ncurses-libs 0:6.2-4.20200222.amzn2023.0.6 ncurses
openldap 0:2.4.57-6.amzn2023.0.7
openssh 0:8.7p1-8.amzn2023.0.16
openssh-clients 0:8.7p1-8.amzn2023.0.16 openssh
openssh-server 0:8.7p1-8.amzn2023.0.16 openssh
openssl 1:3.2.2-1.amzn2023.0.2
openssl-libs 1:3.2.2-1.amzn2023.0.2 openssl
p11-kit 0:0.24.1-2.amzn2023.0.3
pam 0:1.5.1-8.amzn2023.0.6
pcre2 0:10.40-1.amzn2023.0.3
procps-ng 0:3.3.17-1.amzn2023.0.2
python3 0:3.9.25-1.amzn2023.0.3 python3.9
python3-libs 0:3.9.25-1.amzn2023.0.3 python3.9
*python3-requests 0:2.25.1-1.amzn2023.0.5 python-requests
*python3-setuptools 0:59.6.0-2.amzn2023.0.6 python-setuptools
*python3-urllib3 0:1.25.10-5.amzn2023.0.5 python-urllib3
readline 0:8.1-2.amzn2023.0.2
rpm 0:4.16.1.3-29.amzn2023.0.7
rpm-libs 0:4.16.1.3-29.amzn2023.0.7 rpm
sed 0:4.8-7.amzn2023.0.2
*selinux-policy 0:38.1.45-3.amzn2023.0.3
shadow-utils 2:4.9-12.amzn2023.0.4
sqlite-libs 0:3.40.0-1.amzn2023.0.6 sqlite
sudo 0:1.9.15-1.p5.amzn2023.0.2
systemd 0:252.23-10.amzn2023
systemd-libs 0:252.23-10.amzn2023 systemd
systemd-udev 0:252.23-10.amzn2023 systemd
tar 2:1.34-1.amzn2023.0.4
*tzdata 0:2026a-1.amzn2023.0.1
util-linux 0:2.37.4-1.amzn2023.0.4
util-linux-core 0:2.37.4-1.amzn2023.0.4 util-linux
vim-minimal 2:9.1.1706-1.amzn2023.0.1 vim
xz-libs 0:5.2.5-9.amzn2023.0.2 xz
zlib 0:1.2.11-33.amzn2023.0.5
`);

/** On the standard AMI besides. */
export const standard = readPackages(`
acl 0:2.3.1-2.amzn2023.0.2
amazon-ec2-net-utils 0:2.5.4-1.amzn2023.0.1
amazon-ssm-agent 0:3.3.3572.0-1.amzn2023
awscli-2 0:2.30.4-1.amzn2023.0.1
bc 0:1.07.1-14.amzn2023.0.2
bind-libs 32:9.18.33-1.amzn2023.0.3 bind
bind-utils 32:9.18.33-1.amzn2023.0.3 bind
binutils 0:2.41-50.amzn2023.0.4
bzip2 0:1.0.8-6.amzn2023.0.2
diffutils 0:3.8-1.amzn2023.0.2
ec2-instance-connect 0:1.1-19.amzn2023
git-core 0:2.50.1-1.amzn2023.0.1 git
lsof 0:4.94.0-1.amzn2023.0.2
man-db 0:2.9.3-3.amzn2023.0.2
nano 0:8.3-1.amzn2023.0.1
net-tools 0:2.0-0.59.20160912git.amzn2023.0.3
perl-interpreter 4:5.32.1-477.amzn2023.0.7 perl
rsync 0:3.4.0-1.amzn2023.0.3
screen 0:4.8.0-5.amzn2023.0.4
strace 0:6.8-1.amzn2023.0.2
tcpdump 14:4.99.1-1.amzn2023.0.2
unzip 0:6.0-57.amzn2023.0.2
vim-enhanced 2:9.1.1706-1.amzn2023.0.1 vim
wget 0:1.21.3-1.amzn2023.0.4
`);

/** One of these, by the AMI's name. */
export const kernels: Readonly<Record<string, readonly string[]>> = {
  '6.1': ['kernel', 'kernel-tools'],
  '6.12': ['kernel6.12', 'kernel6.12-tools'],
};

/** To be installed. */
export const extra = readPackages(`
kernel 0:6.1.158-178.288.amzn2023
kernel-tools 0:6.1.158-178.288.amzn2023 kernel
kernel6.12 0:6.12.58-82.121.amzn2023
kernel6.12-tools 0:6.12.58-82.121.amzn2023 kernel6.12
amazon-cloudwatch-agent 0:1.300060.0-1.amzn2023
docker 0:25.0.13-1.amzn2023.0.2
httpd 0:2.4.65-1.amzn2023.0.2
httpd-core 0:2.4.65-1.amzn2023.0.2 httpd
java-21-amazon-corretto-headless 1:21.0.9+10-1.amzn2023.1 java-21-amazon-corretto
jq 0:1.7.1-50.amzn2023.0.1
nginx 1:1.28.0-1.amzn2023.0.3
nginx-core 1:1.28.0-1.amzn2023.0.3 nginx
nodejs22 1:22.21.1-1.amzn2023.0.1
php8.4 0:8.4.14-1.amzn2023.0.1
postgresql17 0:17.7-1.amzn2023.0.1
python3.12 0:3.12.12-1.amzn2023.0.1
redis6 0:6.2.20-1.amzn2023.0.1
`);
