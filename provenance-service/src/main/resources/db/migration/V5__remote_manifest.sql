-- Media may say where its manifest store is instead of carrying it: that address, and nothing else of
-- its organization, is open to everybody.
alter table signed_manifest add column store_id uuid unique;
