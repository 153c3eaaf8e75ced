-- No screen and no command asks what a posyandu sent when: commands are found by their id. Every row of
-- every push paid for the index.
drop index command_log_by_posyandu;
