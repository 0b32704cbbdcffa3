#!/bin/sh
# Sends two events to Playledger: PLAYLEDGER_URL=... PLAYLEDGER_KEY=... sh curl.sh
set -eu
: "${PLAYLEDGER_URL:?such as http://localhost:8080}" "${PLAYLEDGER_KEY:?a key with write:<game>}"

uuid() { uuidgen 2>/dev/null || cat /proc/sys/kernel/random/uuid; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Made once, before the first try: every try sends the same ids and times.
now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
session=$(uuid)
cat >"$folder/events.json" <<JSON
[
  {"id": "$(uuid)", "type": "level_completed", "occurredAt": "$now",
   "playerId": "player-7", "sessionId": "$session", "data": {"level": 3, "seconds": 41.5}},
  {"id": "$(uuid)", "type": "level_completed", "occurredAt": "$now",
   "playerId": "player-7", "sessionId": "$session", "data": {"level": 4, "seconds": 58.25}}
]
JSON

# --retry: 408, 429 and 5xx, after growing pauses, or the one that Retry-After asks for.
# --retry-all-errors (curl 7.71 or newer): lost connections too. Not with --fail, which would retry a 400.
# The key comes by standard input, so that no list of processes shows it.
status=$(curl --silent --show-error --config - --retry 5 --retry-all-errors --max-time 30 \
  --output "$folder/answer.json" --write-out '%{http_code}' \
  --header 'Content-Type: application/json' --data-binary "@$folder/events.json" \
  "$PLAYLEDGER_URL/v1/events" <<CONFIG
header = "Authorization: Bearer $PLAYLEDGER_KEY"
CONFIG
)
if [ "$status" != 200 ] && [ "$status" != 202 ]; then
  echo "refused: $status $(cat "$folder/answer.json")" >&2
  exit 1
fi

# One line for each event, in the order they were sent. With jq: jq -c '.events[]'
fates=$(tr '{}' '\n\n' <"$folder/answer.json" | grep '"fate"')
echo "$fates"
! echo "$fates" | grep -qvE '"fate":"(stored|duplicate|queued)"'
