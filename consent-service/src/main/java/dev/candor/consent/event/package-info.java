/// What happens in the registry, told to whoever has to act on it.
///
/// Every entry of the ledger is one event, written in the same transaction. An event about a grant
/// carries the published assets that stand on it. Nothing in an event is personal data: it holds
/// what the ledger holds, and what is public of an asset.
@NullMarked
package dev.candor.consent.event;

import org.jspecify.annotations.NullMarked;
