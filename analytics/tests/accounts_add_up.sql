-- Every event that was received is stored, a duplicate, a conflict or quarantined: nothing is lost, and nothing counts twice.
select a.minute, a.product, a.source,
       sum(a.num_received)    as num_received,
       sum(a.num_stored)      as num_stored,
       sum(a.num_duplicate)   as num_duplicate,
       sum(a.num_conflict)    as num_conflict,
       sum(a.num_quarantined) as num_quarantined
from intake.account a
group by a.minute, a.product, a.source
having sum(a.num_received) <> sum(a.num_stored + a.num_duplicate + a.num_conflict + a.num_quarantined)
    or least(sum(a.num_received), sum(a.num_stored), sum(a.num_duplicate), sum(a.num_conflict), sum(a.num_quarantined)) < 0
