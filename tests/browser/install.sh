#!/usr/bin/env bash
# Installs what the browser tests need and a machine does not have: Chromium, npm, and the packages of package.json.
set -euo pipefail
cd "$(dirname "$0")"

has() { command -v "$1" > /dev/null; }

missing=()
has chromium || has chromium-browser || has google-chrome || [[ -n "${CJMAP_CHROMIUM:-}" ]] || missing+=(chromium)
has npm || missing+=(npm)
if ((${#missing[@]})); then
  if ! has apt-get; then
    echo "install ${missing[*]} for the browser tests; without them they are skipped" >&2
    exit 0
  fi
  root=()
  ((EUID == 0)) || root=(sudo)
  "${root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -qq --yes --no-install-recommends "${missing[@]}" > /dev/null
fi
if [[ ! -e node_modules/.package-lock.json || package-lock.json -nt node_modules/.package-lock.json ]]; then
  npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
fi
