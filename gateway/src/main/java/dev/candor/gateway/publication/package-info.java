/// The main job: an asset and its declaration in, a labelled, signed and proven publication out.
/// Eight steps in one direction; a step that fails ends the publication and leaves nothing behind.
/// Start reading at `Publish`.
@NullMarked
package dev.candor.gateway.publication;

import org.jspecify.annotations.NullMarked;
