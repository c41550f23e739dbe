#!/bin/bash
# Installs what package.sh made, the package and the tarball, and opens the start page of each; that of the package by
# the line of its entry in the menu.
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

# Looks at an entry of the menu as a desktop does.
check_entry() {
  if command -v desktop-file-validate > /dev/null; then
    desktop-file-validate "$1"
    return
  fi
  [ "$(head -n 1 "$1")" = '[Desktop Entry]' ]
  for key in Type=Application Name=. Exec=mindset Icon=. Terminal=true 'Categories=.*;$'; do
    grep -q "^$key" "$1" || { echo "The entry in the menu lacks $key." >&2; return 1; }
  done
}

# Starts what an entry of the menu says, and goes where it sends the browser.
try_entry() {
  local entry="$1" programs="$2"
  check_entry "$entry"
  mkdir -p "$trial/browser"
  printf '#!/bin/sh\nprintf "%%s" "$1" > "%s"\n' "$trial/opened" > "$trial/browser/xdg-open"
  chmod +x "$trial/browser/xdg-open"
  local words
  read -ra words <<< "$(sed -n 's/^Exec=//p' "$entry")"
  env HOME="$trial" LD_LIBRARY_PATH='' PATH="$trial/browser:$programs:$PATH" "${words[@]}" > "$trial/said" 2>&1 &
  local server=$!
  for _ in $(seq 100); do
    [ -s "$trial/opened" ] && break
    sleep 0.1
  done
  if [ ! -s "$trial/opened" ]; then
    kill -TERM "$server"
    cat "$trial/said" >&2
    echo "The entry in the menu opens no browser." >&2
    return 1
  fi
  local room
  room="$(cat "$trial/opened")"
  curl --fail --silent --show-error "${room%%#*}" | grep -q '<title>'
  curl --fail --silent --show-error --header 'content-type: application/json' \
    --data "{\"secret\": \"${room#*#}\"}" "${room%%#*}/api/login"
  kill -TERM "$server"
  wait "$server"
  rm "$trial/opened"
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
  try_entry /usr/share/applications/mindset.desktop /usr/bin
  dpkg --remove mindset > /dev/null
  echo "The package installs, its entry in the menu starts, and it goes again."
else
  dpkg-deb --extract "$out"/mindset_*.deb "$trial/package"
  try_entry "$trial/package/usr/share/applications/mindset.desktop" "$trial/package/usr/bin"
  echo "The package's entry in the menu starts (unpacked: installing takes root)."
fi
