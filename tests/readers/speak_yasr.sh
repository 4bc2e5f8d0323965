#!/bin/sh
# What yasr takes for an Emacspeak server: logs each command that it is given.
while IFS= read -r line; do printf '%s\n' "$line" >> "$SPEECH_LOG"; done
