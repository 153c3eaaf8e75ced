-- The rung of GIZI-14 rests on danger signs and on who is at the table. Only the phone is told of them, so
-- what stood here could be another rung than the kader acted on. Nothing read it.
alter table penilaian drop column rung;
