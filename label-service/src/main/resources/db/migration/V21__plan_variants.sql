-- What a plan says beyond the one label of its first version: every instruction for every variant, as JSON. Plans
-- made before have none, and are read from their columns.
alter table plan add column variants text;
alter table plan add column level text;
alter table plan add column profiles_version text[];
