/// Identifiers: UUIDv7 (RFC 9562, 5.7).
@NullMarked
package dev.candor.kit.id;

import org.jspecify.annotations.NullMarked;
