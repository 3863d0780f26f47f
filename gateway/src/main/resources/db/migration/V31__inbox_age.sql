-- Events go when nobody can be sent them any more.
create index inbox_event_age on inbox_event (received_at);
