/// How the publication of media stands, as the gateway tells it to the services that made something
/// of the media: a label, a manifest. What it becomes is theirs.
@NullMarked
package dev.candor.kit.standing;

import org.jspecify.annotations.NullMarked;
