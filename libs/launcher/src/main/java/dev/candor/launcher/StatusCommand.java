package dev.candor.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Says what runs.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Names each process with its address. Exits with 3 when nothing runs.")
final class StatusCommand implements Callable<Integer> {

    private static final int NOTHING_RUNS = 3;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        var status = Status.of(Candor.home());
        System.out.println(
                json
                        ? new ObjectMapper()
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsString(status)
                        : status.text());
        return status.running() ? 0 : NOTHING_RUNS;
    }
}
