#!/bin/bash
# Installs what package.sh made, the package and the tarball, and opens the start page of each.
#   try-package.sh FOLDER
set -euo pipefail
out="$(cd "$1" && pwd)"
trial="$(mktemp -d)"
trap 'rm -rf "$trial"' EXIT

# Starts a program's workshop and asks for its two pages.
try() {
  HOME="$trial" LD_LIBRARY_PATH='' "$1" collect --host 127.0.0.1 --port 0 --quiet > "$trial/said" &
  local server=$!
  for _ in $(seq 100); do
    grep -q '^room:' "$trial/said" && break
    sleep 0.1
  done
  local address
  address="$(sed -n 's/^participants: //p' "$trial/said")"
  curl --fail --silent --show-error "$address" > "$trial/page"
  grep -q '<title>' "$trial/page"
  curl --fail --silent --show-error "${address}room" | grep -q '<title>'
  kill -TERM "$server"
  wait "$server"
  : > "$trial/said"
}

# The Swift libraries are part of it: none is asked for.
mkdir "$trial/tarball"
tar -C "$trial/tarball" -xzf "$out"/mindset-*.tar.gz
program="$(echo "$trial"/tarball/*/mindset)"
if ldd "$program" | grep -i 'swift\|not found'; then
  echo "The program in the tarball asks for libraries that a system may not have." >&2
  exit 1
fi
try "$program"
echo "The tarball's program starts."

if [ "$(id -u)" = 0 ]; then
  apt-get install --yes --no-install-recommends "$out"/mindset_*.deb > /dev/null
  test -f /usr/share/applications/mindset.desktop
  try /usr/bin/mindset
  dpkg --remove mindset > /dev/null
  echo "The package installs, its program starts, and it goes again."
else
  dpkg-deb --extract "$out"/mindset_*.deb "$trial/package"
  test -f "$trial/package/usr/share/applications/mindset.desktop"
  try "$trial/package/usr/bin/mindset"
  echo "The package's program starts (unpacked: installing takes root)."
fi
