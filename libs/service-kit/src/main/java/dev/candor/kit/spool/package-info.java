/// Media under work: files named by opaque ids that only the gateway may pass around.
@NullMarked
package dev.candor.kit.spool;

import org.jspecify.annotations.NullMarked;
