/// The ledger as auditors see it: how long it is, who signed that, and proofs that are checked
/// here before they are shown. Whatever is shown can be had as JSON and checked elsewhere.
@NullMarked
package dev.candor.gateway.portal.ledger;

import org.jspecify.annotations.NullMarked;
