/// The one door of all kinds of media. A [Labeller] takes a planned variant and a file ([Work])
/// and gives the labelled file with a report of what was measured in it ([Labelled],
/// [Measured]); each kind of media is a bean of its own. What does not measure up to its plan is
/// refused by a [RenderingProblem] and never released.
@NullMarked
package dev.candor.label.rendering.medium;

import org.jspecify.annotations.NullMarked;
