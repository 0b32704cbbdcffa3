# Sends two events to Playledger. For Godot 4.2 and newer; put it on a node, or make it an autoload.
extends Node

const URL := "http://localhost:8080"
const KEY := "plk_..."
const TRIES := 6


func _ready() -> void:
	# Made once, before the first try: every try sends the same ids and times.
	var session := uuid()
	var events := [level_completed(session, 3, 41.5), level_completed(session, 4, 58.25)]
	var all_in: bool = await send(events)
	get_tree().quit(0 if all_in else 1)  # A game goes on instead, and keeps what is not in.


func level_completed(session: String, level: int, seconds: float) -> Dictionary:
	return {
		"id": uuid(),
		"type": "level_completed",
		"occurredAt": Time.get_datetime_string_from_system(true) + "Z",
		"playerId": "player-7",
		"sessionId": session,
		"data": {"level": level, "seconds": seconds},
	}


## Sends a batch until there is an answer that stands; true if all of it is in the ledger then.
func send(events: Array) -> bool:
	var http := HTTPRequest.new()
	http.timeout = 30.0
	add_child(http)
	var text: String = await _post(http, JSON.stringify(events))
	http.queue_free()
	var answer: Variant = JSON.parse_string(text)
	if not answer is Dictionary or not answer.has("events"):
		push_error("not sent: " + text)
		return false
	var all_in := true
	for event: Dictionary in answer["events"]:
		print(event.get("id"), " ", event["fate"], " ", event.get("rule", ""))
		all_in = all_in and event["fate"] in ["stored", "duplicate", "queued"]
	return all_in


func _post(http: HTTPRequest, body: String) -> String:
	var headers: PackedStringArray = [
		"Authorization: Bearer " + KEY, "Content-Type: application/json"
	]
	for attempt in TRIES:
		var error := http.request(URL + "/v1/events", headers, HTTPClient.METHOD_POST, body)
		if error != OK:
			return error_string(error)
		var completed: Array = await http.request_completed  # result, status, headers, body
		# Where the connection was lost nobody knows whether the events are in: the next try will tell.
		var lost: bool = completed[0] != HTTPRequest.RESULT_SUCCESS
		var status: int = completed[1]
		if not lost and status != 408 and status != 429 and status < 500:
			return completed[3].get_string_from_utf8()
		var pause := 0.5 * 2 ** attempt
		for header: String in completed[2]:
			if header.to_lower().begins_with("retry-after:"):
				pause = maxf(pause, header.get_slice(":", 1).to_float())
		if attempt < TRIES - 1:
			await get_tree().create_timer(pause + randf() / 4).timeout
	return "no answer that stands after %d tries" % TRIES


func uuid() -> String:
	var bytes := Crypto.new().generate_random_bytes(16)
	bytes[6] = bytes[6] & 0x0f | 0x40
	bytes[8] = bytes[8] & 0x3f | 0x80
	var hex := bytes.hex_encode()
	var ends := [8, 12, 16, 20]
	for index in 4:
		hex = hex.insert(ends[index] + index, "-")
	return hex
