/// Runs tools of the machine under supervision: no shell, a list of arguments, a limit on time and
/// memory, little of what they say kept, and their children ended with them. [Tool] names those
/// that are known, [Toolbox] says which are here, [Supervisor] runs one. A tool that is missing
/// is a [ProcessException.Missing], never a guess.
@NullMarked
package dev.candor.label.rendering.process;

import org.jspecify.annotations.NullMarked;
