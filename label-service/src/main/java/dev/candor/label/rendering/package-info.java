/// Puts the planned label into media and keeps what was measured. One package per kind of media
/// does the drawing; the heavy
/// work runs on the worker pool, outside every transaction, and what cannot be shown to be
/// legible is not handed out.
@NullMarked
package dev.candor.label.rendering;

import org.jspecify.annotations.NullMarked;
