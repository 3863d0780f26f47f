/// What every service shares: problems, identity, idempotency, paging, the spool.
@NullMarked
package dev.candor.kit;

import org.jspecify.annotations.NullMarked;
