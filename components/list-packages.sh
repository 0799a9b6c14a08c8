#!/bin/sh
# Run as root on the test instance: writes into $folder what is installed, packed for steps that print it slice by slice, and prints
# its head. Both $folder and $limit, the most characters that all slices hold, are set before.
umask 077
mkdir -p "$folder"

rpm -qa --qf '%{NAME}\t%{EPOCHNUM}\t%{VERSION}\t%{RELEASE}\t%{ARCH}\t%{SOURCERPM}\n' >"$folder/installed" 2>/dev/null
family=rpm
if [ ! -s "$folder/installed" ]; then
  dpkg-query -W -f '${Package}\t${Version}\t${Architecture}\t${source:Package}\t${source:Version}\t${db:Status-Status}\n' >"$folder/installed" 2>/dev/null
  family=dpkg
fi
if [ ! -s "$folder/installed" ]; then
  family=none
fi

# What applications brought along. What lies under /usr/lib came with the packages above; what lies in the folders that are left out
# belongs to a dependency, or is a cache.
find /app /home /opt /root /srv /usr/local /var/www -xdev -type f -size -8192k 2>/dev/null >"$folder/files"
grep -vE '/(node_modules|vendor|[.]cargo/registry|pkg/mod|[.]cache|[.]npm|__pycache__)/' "$folder/files" >"$folder/own"
grep -E '/(package-lock[.]json|npm-shrinkwrap[.]json|yarn[.]lock|pnpm-lock[.]yaml|requirements[.]txt|poetry[.]lock|Gemfile[.]lock|go[.]mod|Cargo[.]lock|composer[.]lock|pom[.]properties)$' "$folder/own" >"$folder/locks"
grep -E '[.]dist-info/METADATA$' "$folder/own" >"$folder/metadata"

# Digests make up most of a lock file, do not shrink, and nobody reads them.
while IFS= read -r file; do
  echo "@@goldsmith-file $file"
  sed -E 's#[A-Za-z0-9+/=]{60,}##g' "$file"
  echo
done <"$folder/locks" >"$folder/language"
while IFS= read -r file; do
  echo "@@goldsmith-file $file"
  grep -E '^(Name|Version): ' "$file" | head -n 2
done <"$folder/metadata" >>"$folder/language"

cat "$folder/installed" "$folder/language" | gzip -9 -n | base64 -w 0 >"$folder/packed"
language=all
if [ "$(wc -c <"$folder/packed")" -gt "$limit" ]; then
  gzip -9 -n <"$folder/installed" | base64 -w 0 >"$folder/packed"
  language=none
fi

grep -E '^(ID|VERSION_ID)=' /etc/os-release
echo "family=$family"
echo "language=$language"
echo "length=$(wc -c <"$folder/packed")"
echo "sha256=$(sha256sum <"$folder/packed" | cut -d ' ' -f 1)"
