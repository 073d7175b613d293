#!/usr/bin/env bash
# Makes the calls of this folder: stereo, 8 kHz mu-law, ours left, theirs right, with the time of every turn beside each.
# Needs flite, sox and bc (Debian: apt-get install flite sox bc).
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# call NAME "side|text" ... : side is ours or theirs; 0.6 s between turns
call() {
    local name=$1 at=0.4 n=0 turns="" side text voice file length
    local left=() right=()
    shift
    for turn in "$@"; do
        side=${turn%%|*} text=${turn#*|} n=$((n + 1)) file="$work/$name$n.wav"
        voice=$([ "$side" = ours ] && echo slt || echo rms)
        flite -voice "$voice" -t "$text" -o "$file"
        length=$(soxi -D "$file")
        sox "$file" "$work/$name$n.p.wav" gain -6 pad "$at" 0
        if [ "$side" = ours ]; then left+=("$work/$name$n.p.wav"); else right+=("$work/$name$n.p.wav"); fi
        turns+="${turns:+,}{\"side\":\"${side^^}\",\"startMs\":$(printf %.0f "$(echo "$at * 1000" | bc)"),\"text\":\"$text\"}"
        at=$(echo "$at + $length + 0.6" | bc)
    done
    [ ${#left[@]} -gt 0 ] || { sox -n -r 16000 -b 16 "$work/silence.wav" trim 0 "$at" && left=("$work/silence.wav"); }
    mix "${left[@]}" "$work/left.wav" && mix "${right[@]}" "$work/right.wav"
    sox -M "$work/left.wav" "$work/right.wav" -R -r 8000 -e mu-law "$name.wav" pad 0 0.3
    echo "[$turns]" >"$name.turns.json"
}

mix() { if [ $# -eq 2 ]; then cp "$1" "$2"; else sox -m "$@"; fi; }

call price \
    "ours|Good morning. How can I help you today?" \
    "theirs|I am calling about the offer that you sent." \
    "theirs|It is too expensive for our company." \
    "ours|I understand. I can send you a new price on Friday."
call delivery \
    "theirs|Hello. The machine has not arrived. We have been waiting for three weeks." \
    "ours|I am very sorry about that. It will leave our warehouse tomorrow morning."
call password \
    "ours|Thank you for calling. What is the problem?" \
    "theirs|I can not open the report. It says that my password is wrong."
call short "theirs|My password is wrong."
soxi *.wav | grep -E 'File|Duration|Encoding|Channels'
