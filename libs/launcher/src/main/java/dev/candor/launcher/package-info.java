/// What the `candor` command runs: starts, watches and stops the suite on one machine, and shows
/// what it is for.
///
/// [Candor] is the command line. [Suite] is everything that runs, [Roster] the list of it on
/// disk, [Demo] the story from a
/// photograph to a signed publication and to a refusal, told through the gateway as any client
/// could.
@NullMarked
package dev.candor.launcher;

import org.jspecify.annotations.NullMarked;
