/// The heap that renderings share, so that many at once, or one of a stranger's making, do not
/// take what the service needs to live.
@NullMarked
package dev.candor.label.rendering.memory;

import org.jspecify.annotations.NullMarked;
