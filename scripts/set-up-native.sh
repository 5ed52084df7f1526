#!/usr/bin/env bash
# Installs what the tests need beside Node: PostgreSQL with pgvector, Redis and Chromium, from Debian's packages.
# Does nothing when they are there. Needs root; without it, it says what is missing and ends with 3.
set -euo pipefail

pg=/usr/lib/postgresql/15
missing=()
[ -x $pg/bin/initdb ] || missing+=(postgresql-15)
command -v redis-server >/dev/null || missing+=(redis-server)
command -v chromium >/dev/null || missing+=(chromium)
[ -f /usr/share/postgresql/15/extension/vector.control ] || missing+=(pgvector)
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "missing: ${missing[*]} (Debian packages; install them, or run the tests as root on Debian)" >&2
  exit 3
fi

export DEBIAN_FRONTEND=noninteractive
# The package's own cluster would be started and never used.
mkdir -p /etc/postgresql-common
[ -f /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
apt-get update -q
packages=()
for name in "${missing[@]}"; do [ "$name" = pgvector ] || packages+=("$name"); done
[ ${#packages[@]} -eq 0 ] || apt-get install -y -q --no-install-recommends "${packages[@]}"
[ -f /usr/share/postgresql/15/extension/vector.control ] && exit 0

# This release has no pgvector package: its source package is taken from the next release and built for this server.
apt-get install -y -q --no-install-recommends dpkg-dev make gcc libc6-dev postgresql-server-dev-15
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list 2>/dev/null | grep -E '^(URIs:|deb )' | grep -oE 'https?://[^ ]+/debian/?( |$)' | head -n 1 | tr -d ' ' || true)
[ -n "$mirror" ] || { echo "no Debian mirror found in /etc/apt" >&2; exit 3; }
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
echo "deb-src [signed-by=$keyring] $mirror trixie main" >"$work/sources.list"
mkdir -p "$work/lists/partial" "$work/source"
from=(-o "Dir::Etc::SourceList=$work/sources.list" -o Dir::Etc::SourceParts=/dev/null -o "Dir::State::Lists=$work/lists" -o APT::Sandbox::User=root)
apt-get "${from[@]}" update -q
cd "$work/source"
apt-get "${from[@]}" source -q pgvector
cd pgvector-*/
make -s PG_CONFIG=$pg/bin/pg_config OPTFLAGS=""
make -s install PG_CONFIG=$pg/bin/pg_config
