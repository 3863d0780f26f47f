-- Whoever erases a party asks for everybody it ever spoke for.
create index representative_party on representative (organization, party_id) where party_id is not null;
