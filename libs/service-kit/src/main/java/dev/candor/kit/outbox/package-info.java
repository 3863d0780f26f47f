/// What happened in a service, told to the gateway: at least once, in order per aggregate.
///
/// [Outbox] writes an event in the transaction of the change it tells of, so that neither is ever
/// there without the other. One process at a time delivers, oldest first, under a lease that ends
/// by itself when the process does; the gateway knows an event again by its id.
@NullMarked
package dev.candor.kit.outbox;

import org.jspecify.annotations.NullMarked;
