#!/bin/bash
# Packs a built program: a Debian package with an entry in the menu, and a tarball.
#   package.sh PROGRAM FOLDER
set -euo pipefail
cd "$(dirname "$0")/.."
program="$1"
out="$2"
version="$("$program" --version)"
architecture="$(dpkg --print-architecture)"
rm -rf "$out"
root="$out/root"
mkdir -p "$root/usr/bin" "$root/usr/share/applications" "$root/usr/share/doc/mindset" \
  "$root/usr/share/icons/hicolor/scalable/apps" "$root/DEBIAN" "$root/usr/share/bash-completion/completions"
install -m 755 "$program" "$root/usr/bin/mindset"
strip "$root/usr/bin/mindset"
install -m 644 LICENSE "$root/usr/share/doc/mindset/copyright"
install -m 644 README.md CHANGELOG.md "$root/usr/share/doc/mindset"
"$program" --generate-completion-script bash > "$root/usr/share/bash-completion/completions/mindset"

cat > "$root/usr/share/applications/mindset.desktop" <<'DESKTOP'
[Desktop Entry]
Type=Application
Name=Mindset workshop
Comment=Hold a Q-sort workshop: sorts from phones and paper, viewpoints, handouts
Exec=mindset collect --open
Icon=mindset
Terminal=true
Categories=Education;Science;
DESKTOP

cat > "$root/usr/share/icons/hicolor/scalable/apps/mindset.svg" <<'ICON'
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="12" fill="#1f4e79"/>
<g fill="#fff"><rect x="8" y="40" width="9" height="12"/><rect x="18" y="28" width="9" height="24"/>
<rect x="28" y="14" width="9" height="38"/><rect x="38" y="28" width="9" height="24"/>
<rect x="48" y="40" width="9" height="12"/></g></svg>
ICON

# What the program is linked to, as the system's own tool finds it.
mkdir -p "$out/debian"
printf 'Source: mindset\nPackage: mindset\nArchitecture: any\n' > "$out/debian/control"
depends="$(cd "$out" && dpkg-shlibdeps -O --ignore-missing-info root/usr/bin/mindset | sed -n 's/^shlibs:Depends=//p')"
rm -r "$out/debian"
cat > "$root/DEBIAN/control" <<CONTROL
Package: mindset
Version: $version
Architecture: $architecture
Maintainer: The Mindset authors <mindset@localhost>
Depends: $depends, fonts-dejavu-core
Recommends: fonts-inter, xdg-utils
Section: science
Priority: optional
Description: turns Q-sorts into shared and divergent viewpoints
 Collects sorts from phones and paper, analyses them by person, and writes
 reports for papers and handouts for rooms.
CONTROL
dpkg-deb --root-owner-group --build "$root" "$out/mindset_${version}_$architecture.deb"

folder="mindset-$version-$architecture"
mkdir -p "$out/$folder"
cp "$root/usr/bin/mindset" LICENSE README.md CHANGELOG.md "$out/$folder"
tar -C "$out" --owner=0 --group=0 -czf "$out/$folder.tar.gz" "$folder"
rm -r "${out:?}/$folder" "$root"
ls -l "$out"
