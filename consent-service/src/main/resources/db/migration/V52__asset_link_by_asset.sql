create index asset_link_asset on asset_link (organization, asset_sha256);
