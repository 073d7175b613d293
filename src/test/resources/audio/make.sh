#!/bin/sh
# Makes the recordings of this folder. Needs flite and sox (Debian: apt-get install flite sox).
# pricing.wav: a stereo call, 8 kHz mu-law, ours left, theirs right, one after the other.
# hello.wav: one voice, 16 kHz PCM.
set -e
cd "$(dirname "$0")"
work=$(mktemp -d)
flite -voice slt -t "Good morning, this is Anna. How can I help you today?" -o "$work/ours.wav"
flite -voice rms -t "I am calling about the price. It is too expensive for us." -o "$work/theirs.wav"
length=$(soxi -D "$work/ours.wav")
sox "$work/ours.wav" "$work/left.wav" gain -3 pad 0.3 5
sox "$work/theirs.wav" "$work/right.wav" gain -3 pad "$(echo "$length + 0.9" | bc)" 0.5
sox -M "$work/left.wav" "$work/right.wav" -R -r 8000 -e mu-law pricing.wav trim 0 "$(soxi -D "$work/right.wav")"
sox "$work/ours.wav" -R hello.wav gain -3
rm -r "$work"
soxi pricing.wav hello.wav
# tone.gsm, tone.wav49.wav: GSM 06.10 without a header, and in the WAV of Asterisk's "wav49"; the ffmpeg of the tests decodes
# it, but does not encode it.
sox -r 8000 -n -c 1 tone.gsm synth 1.5 sine 1000 gain -6
sox -r 8000 -n -c 1 -e gsm-full-rate tone.wav49.wav synth 1.5 sine 1000 gain -6
