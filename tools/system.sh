#!/bin/sh
# Installs the system packages that pip cannot bring, where they are missing: `system.sh run` or `system.sh test`.
#   run:  PortAudio (microphone and loudspeaker) and espeak-ng (the fallback voice)
#   test: also a virtual sound card and a browser
set -eu

packages="libportaudio2 espeak-ng"
if [ "${1:-run}" = test ]; then
    packages="$packages pulseaudio pulseaudio-utils libasound2-plugins chromium fonts-noto-cjk tmux"
fi

if command -v apt-get >/dev/null; then
    missing=""
    for package in $packages; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
    done
    [ -z "$missing" ] && exit 0
    echo "Installing$missing"
    sudo=""
    [ "$(id -u)" -eq 0 ] || sudo=sudo
    export DEBIAN_FRONTEND=noninteractive
    $sudo apt-get update -qq
    # shellcheck disable=SC2086 # a list of words
    $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
elif command -v brew >/dev/null; then
    brew list portaudio espeak-ng >/dev/null 2>&1 || brew install portaudio espeak-ng
else
    echo "Please install PortAudio and espeak-ng with your package manager, if they are not there yet."
fi
