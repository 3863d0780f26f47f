/// Why media got no label: one exception for all kinds of media, a type for each reason that
/// somebody can do something about. What it is called in the API is decided by the door.
@NullMarked
package dev.candor.label.rendering.failure;

import org.jspecify.annotations.NullMarked;
