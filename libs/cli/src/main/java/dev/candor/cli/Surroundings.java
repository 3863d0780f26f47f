package dev.candor.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// What a command finds around it.
///
/// @param environment the process's variables
/// @param home the user's folder
/// @param terminal whether a person watches
record Surroundings(Map<String, String> environment, Path home, Clock clock, boolean terminal) {

    static Surroundings ofProcess() {
        var console = System.console();
        return new Surroundings(
                System.getenv(),
                Path.of(System.getProperty("user.home")),
                Clock.systemUTC(),
                console != null && console.isTerminal());
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /// The folder of what is kept for this user (XDG Base Directory Specification).
    Path folder() {
        return variable("CANDOR_CONFIG")
                .map(Path::of)
                .orElseGet(
                        () ->
                                variable("XDG_CONFIG_HOME")
                                        .map(Path::of)
                                        .filter(Path::isAbsolute)
                                        .orElse(home.resolve(".config"))
                                        .resolve("candor"));
    }
}
