package dev.candor.launcher;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Ends the suite.
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Ends the suite, and what a killed one may have left.")
final class StopCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public Integer call() {
        var home = Candor.home();
        var known = Roster.read(home);
        if (known.isEmpty()) {
            System.out.println("Nothing runs in " + home.root());
            return 0;
        }
        var roster = known.get();
        roster.supervisor()
                .process()
                .ifPresent(
                        supervisor -> {
                            supervisor.destroy();
                            Roster.awaitEnd(List.of(supervisor), PATIENCE);
                            supervisor.destroyForcibly();
                        });
        roster.end(Duration.ofSeconds(15));
        Roster.delete(home);
        System.out.println("Stopped. What it keeps is in " + home.data());
        return 0;
    }
}
