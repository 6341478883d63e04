#!/bin/sh
# Gets what the tests of the web edition need besides those of HubDesk: Playwright and axe in .venv, and a browser.
set -eu
cd "$(dirname "$0")/.."

if ! .venv/bin/python -c 'import playwright, axe_playwright_python' 2>/dev/null; then
    echo 'Installing Playwright and axe into .venv (once) …'
    .venv/bin/python -m pip --disable-pip-version-check -qq install -c packaging/constraints.txt \
        --no-build-isolation --config-settings editable_mode=compat -e '.[dev,web-tests]'
fi

for name in ${HUBDESK_BROWSER:-chromium chromium-browser google-chrome microsoft-edge msedge}; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo 'The system has no browser. Installing: chromium …'
    apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium >/dev/null
    exit 0
fi
echo 'These tests need Chromium, Chrome or Edge. On Debian and Ubuntu: sudo apt-get install chromium' >&2
echo 'If it is elsewhere: make test-web HUBDESK_BROWSER=/path/to/browser' >&2
exit 1
