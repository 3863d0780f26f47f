-- How many requests the replicas took of a caller's quota in one minute. It may be lost in a crash:
-- then a minute begins anew. A caller is an account with its organization, or an address; rows are
-- discarded two minutes after theirs.
create unlogged table rate_lease (
    caller text    not null,
    begins bigint  not null,
    taken  integer not null,
    primary key (begins, caller)
);
