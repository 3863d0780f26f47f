package dev.candor.launcher;

import dev.candor.embedded.DemoIdentities;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Prints a bearer token.
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Prints a bearer token, good for five minutes.")
final class TokenCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "NAME",
            description = "A client or a person of the demo: demo-integrator, petra.publisher …")
    private String name = "";

    @Override
    public Integer call() {
        var known =
                Stream.concat(
                                DemoIdentities.clients().stream(),
                                DemoIdentities.people().stream().map(person -> person.username()))
                        .toList();
        if (!known.contains(name)) {
            throw new IllegalArgumentException(
                    "There is no %s; there are %s"
                            .formatted(name, known.stream().collect(Collectors.joining(", "))));
        }
        System.out.println(Welcome.identities(Candor.running()).token(name));
        return 0;
    }
}
