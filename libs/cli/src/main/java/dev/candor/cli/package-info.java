/// Candor at a command line, over REST, against any installation: `login`, `logout`, `publish`,
/// `verify`, `consent check`.
///
/// [CandorCli] is the command line, [Access] decides which installation is asked and as whom,
/// [Complaints] says what went wrong and what to do about it, [Exit] what scripts may rely on.
/// Nothing is found by reflection but what picocli finds, so that a native executable can be made
/// of it.
@NullMarked
package dev.candor.cli;

import org.jspecify.annotations.NullMarked;
