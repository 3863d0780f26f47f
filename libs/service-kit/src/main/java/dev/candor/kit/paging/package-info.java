/// Opaque cursors (RFC 8288 links).
@NullMarked
package dev.candor.kit.paging;

import org.jspecify.annotations.NullMarked;
