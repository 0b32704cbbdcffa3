-- Kafka had what the ledger was to read from it, or somebody has looked into what it did not have.
select g.id, g.noticed_at, g.topic, g.partition, g.kind, g.from_offset, g.to_offset
from queue.gap g
where g.settled_at is null
