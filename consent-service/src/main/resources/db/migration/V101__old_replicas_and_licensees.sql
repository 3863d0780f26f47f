-- While an upgrade runs, replicas of the version before keep checks without saying whom they are about: the row says it.
alter table consent_check alter column subjects set default '{}';

create function say_whom_it_is_about() returns trigger language plpgsql as $$
begin
    new.subjects := array(select (jsonb_array_elements_text(new.question::jsonb -> 'subjects'))::uuid);
    return new;
end
$$;

create trigger says_whom before insert on consent_check
    for each row when (new.subjects = '{}') execute function say_whom_it_is_about();

-- All that a licensee holds, page by page.
create index consent_grant_licensee on consent_grant (organization, licensee, id);
