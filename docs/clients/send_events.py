"""Sends two events to Playledger: PLAYLEDGER_URL=... PLAYLEDGER_KEY=... python3 send_events.py"""

import http.client
import json
import os
import random
import sys
import time
import urllib.error
import urllib.request
import uuid
from datetime import datetime, timezone

TRIES = 6


def send(url, key, events):
    """Sends a batch until there is an answer that stands, and returns the fate of each event."""
    request = urllib.request.Request(
        url + "/v1/events",
        data=json.dumps(events).encode(),
        headers={"Authorization": "Bearer " + key, "Content-Type": "application/json"},
    )
    for attempt in range(TRIES):
        pause = 0.5 * 2**attempt
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.load(answer)["events"]
        except urllib.error.HTTPError as refused:
            passing = refused.code in (408, 429) or refused.code >= 500
            if not passing or attempt == TRIES - 1:
                sys.exit(f"refused: {refused.code} {refused.read().decode()}")
            asked = refused.headers.get("Retry-After", "")
            pause = max(pause, int(asked) if asked.isdecimal() else 0)
        except (OSError, http.client.HTTPException) as lost:
            # Nobody knows whether the events are in: the next try will tell.
            if attempt == TRIES - 1:
                sys.exit(f"no answer; send again later: {lost}")
        time.sleep(pause + random.random() / 4)


def level_completed(session, level, seconds):
    return {
        "id": str(uuid.uuid4()),
        "type": "level_completed",
        "occurredAt": datetime.now(timezone.utc).isoformat(),
        "playerId": "player-7",
        "sessionId": session,
        "data": {"level": level, "seconds": seconds},
    }


# Made once, before the first try: every try sends the same ids and times.
session = str(uuid.uuid4())
events = [level_completed(session, 3, 41.5), level_completed(session, 4, 58.25)]
fates = send(os.environ["PLAYLEDGER_URL"], os.environ["PLAYLEDGER_KEY"], events)
for event in fates:
    print(event["id"], event["fate"], event.get("rule", ""))
sys.exit(any(event["fate"] not in ("stored", "duplicate", "queued") for event in fates))
