#!/bin/sh
# Bundles the web platform's JavaScript: build-js.sh <output folder>
# or the tests of it, each file by itself: build-js.sh --tests <output folder>
# Installs the pinned npm packages only when package-lock.json has changed since the last time.
set -eu

need="Node.js >= 20 with npm is needed to build the web platform"
script=build.mjs
if [ "${1:-}" = --tests ]; then
  script=../../test/js/build.mjs
  shift
fi
output=${1:?"usage: build-js.sh [--tests] <output folder>"}

command -v node >/dev/null 2>&1 || { echo "$need: no 'node' on the PATH." >&2; exit 1; }
command -v npm >/dev/null 2>&1 || { echo "$need: no 'npm' on the PATH." >&2; exit 1; }
version=$(node --version)
major=${version#v}
major=${major%%.*}
[ "$major" -ge 20 ] || { echo "$need: found node $version." >&2; exit 1; }

mkdir -p "$output"
output=$(cd "$output" && pwd)
cd "$(dirname "$0")/src/main/js"
stamp=node_modules/.installed-lock
if ! cmp -s package-lock.json "$stamp"; then
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2 || {
    echo "npm could not install what engine/src/main/js/package-lock.json pins (is a package registry reachable?)." >&2
    exit 1
  }
  cp package-lock.json "$stamp"
fi
exec node "$script" "$output"
