/// Official icons, which an operator mounts and which may not be redrawn. A file is one of them by
/// its hash and by nothing else; where one is missing, the neutral token "AI" stands in its place.
@NullMarked
package dev.candor.label.icon;

import org.jspecify.annotations.NullMarked;
