/// Identity assertions: who stands behind which assertions of a manifest, beside its claim
/// generator (CAWG Identity Assertion 1.3). By certificate (`cawg.x509.cose`) or by the word of
/// an aggregator of verified identities (`cawg.identity_claims_aggregation`). What is found says
/// something of the one assertion, and never of the asset.
@NullMarked
package dev.candor.c2pa.identity;

import org.jspecify.annotations.NullMarked;
