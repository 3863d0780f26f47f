/// One effect per `Idempotency-Key`, in the transaction of the change itself.
@NullMarked
package dev.candor.kit.idempotency;

import org.jspecify.annotations.NullMarked;
