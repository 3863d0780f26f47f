-- How many of the publications carry a visible label is asked for by every visit to the first page.
alter table publication add column labelled boolean not null default false;

-- Not by a cast to json, which refuses documents that tell of U+0000. A quotation mark inside a text is escaped, so this is no text.
update publication set labelled = true where document like '%"label":{"kind":"RENDERED"%';

create index publication_by_time on publication (organization, created_at) include (labelled);
