#!/usr/bin/env bash
# Makes the calls of the sample from calls.txt: src/main/resources/sample/calls/ID.opus (stereo, ours left, theirs right,
# 16 kHz) and calls.json beside the folder, which says who spoke, and how many days ago. Every voice is synthetic.
# Needs flite, sox, ffmpeg with libopus, and bc (Debian: apt-get install flite sox ffmpeg bc).
#
#   src/sample/make.sh          all calls
#   src/sample/make.sh ID ...   only these, and the whole of calls.json
set -euo pipefail
cd "$(dirname "$0")"
out=${SAMPLE_OUT:-../main/resources/sample}
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
mkdir -p "$out/calls"

declare -A voice pitch stretch phone
wanted=" $* "
calls="" id=""

trim() { local s=$1; s=${s#"${s%%[![:space:]]*}"}; echo "${s%"${s##*[![:space:]]}"}"; }

# speak FILE NAME TEXT
speak() {
    flite -voice "${voice[$2]}" --setf "int_f0_target_mean=${pitch[$2]}" --setf "duration_stretch=${stretch[$2]}" \
        -t "$3" -o "$1.raw.wav"
    sox "$1.raw.wav" -r 16000 "$1" gain -n -6 silence 1 0.01 0.1% reverse silence 1 0.01 0.1% reverse
}

# turn SIDE TEXT: at the end of the call so far, with a breath between two turns
turn() {
    [ "$made" = yes ] || return 0
    local side=$1 who=$ours file="$work/$id.$((++turns)).wav"
    [ "$side" = ours ] || who=$theirs
    speak "$file" "$who" "$2"
    sox "$file" "$file.padded.wav" pad "$at" 0
    if [ "$side" = ours ]; then left+=("$file.padded.wav"); else right+=("$file.padded.wav"); fi
    at=$(echo "$at + $(soxi -D "$file") + 0.5" | bc)
}

mix() { if [ $# -eq 2 ]; then cp "$1" "$2"; else sox -m -v 1 "${@:1:1}" $(printf -- '-v 1 %s ' "${@:2:$#-2}") "${@: -1}"; fi; }

# The call that was being read is complete.
finish() {
    [ -n "$id" ] && [ "$made" = yes ] || return 0
    mix "${left[@]}" "$work/left.wav"
    mix "${right[@]}" "$work/right.wav"
    # A telephone line is never silent, and the recogniser is used to that.
    sox -M "$work/left.wav" "$work/right.wav" "$work/$id.clean.wav" pad 0 0.3
    sox -R "$work/$id.clean.wav" "$work/$id.noise.wav" synth pinknoise vol 0.002
    sox -m -v 1 "$work/$id.clean.wav" -v 1 "$work/$id.noise.wav" "$work/$id.wav"
    [ "$(echo "$(soxi -D "$work/$id.wav") <= 30" | bc)" = 1 ] || echo "$id is longer than 30 s: $(soxi -D "$work/$id.wav")" >&2
    [ -z "${SAMPLE_WAV:-}" ] || cp "$work/$id.wav" "$SAMPLE_WAV/$id.wav"
    ffmpeg -nostdin -v error -y -i "$work/$id.wav" -c:a libopus -b:a 32k -application voip -fflags +bitexact \
        -flags:a +bitexact "$out/calls/$id.opus"
}

begin() {
    local head names
    IFS='|' read -r head ours theirs subject <<<"$1"
    read -r _ id days time direction <<<"$head"
    ours=$(trim "$ours") theirs=$(trim "$theirs") subject=$(trim "$subject")
    made=no
    case "$wanted" in "  " | *" $id "*) made=yes ;; esac
    at=0.4 turns=0 left=() right=()
    calls+="${calls:+,
}  {\"file\": \"$id.opus\", \"daysAgo\": $days, \"time\": \"$time\", \"externalId\": \"$id\", \"direction\": \"$direction\",
   \"subject\": \"$subject\", \"language\": \"en-US\", \"parties\": [
     {\"side\": \"OURS\", \"name\": \"$ours\", \"track\": 0},
     {\"side\": \"THEIRS\", \"phone\": \"${phone[$theirs]}\", \"track\": 1}]}"
}

while IFS= read -r line; do
    case "$line" in
        "#"* | "") ;;
        "voice "*)
            IFS='|' read -r name how number <<<"${line#voice }"
            name=$(trim "$name")
            read -r "voice[$name]" "pitch[$name]" "stretch[$name]" <<<"$how"
            phone[$name]=$(trim "$number")
            ;;
        "call "*) finish && begin "$line" ;;
        "ours: "*) turn ours "${line#ours: }" ;;
        "theirs: "*) turn theirs "${line#theirs: }" ;;
        *) echo "calls.txt: not understood: $line" >&2 && exit 1 ;;
    esac
done <calls.txt
finish
printf '[\n%s\n]\n' "$calls" >"$out/calls.json"
du -ch "$out"/calls/*.opus | tail -1
