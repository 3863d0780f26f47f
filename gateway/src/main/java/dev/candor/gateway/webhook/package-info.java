/// Tells an organization's own systems what happened: CloudEvents 1.0 in the envelopes of Standard
/// Webhooks.
///
/// An event is noted for every subscriber in the transaction that takes it in. Deliveries are at
/// least once, and in order per subject; replicas share them by leases in the database. Only public
/// addresses are reached, and nothing of an answer is kept but its status.
@NullMarked
package dev.candor.gateway.webhook;

import org.jspecify.annotations.NullMarked;
