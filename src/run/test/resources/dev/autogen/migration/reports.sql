-- Counts what it finds; there is more to come.
insert into report (title) values ('a; b'), ("it's"); # one more
/* between; two */
insert into report (title) values ('c -- d');
DELIMITER //
create trigger report_before_insert before insert on report for each row
begin
  set new.title = upper(new.title);
end//
DELIMITER ;
insert into report (title) values ('last')
