#!/bin/sh
# What Fenrir calls to speak: logs one utterance a line.
printf 'say %s\n' "$(printf %s "$1" | tr '\n\t' '  ')" >> "$SPEECH_LOG"
