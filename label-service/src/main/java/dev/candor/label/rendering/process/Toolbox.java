package dev.candor.label.rendering.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The tools of this machine, looked up once. Immutable.
public final class Toolbox {
    private final Map<Tool, Path> tools;
    private final Optional<Path> limiter;
    private final Optional<Path> nicer;

    private Toolbox(Map<Tool, Path> tools, Optional<Path> limiter, Optional<Path> nicer) {
        this.tools = Map.copyOf(tools);
        this.limiter = limiter;
        this.nicer = nicer;
    }

    /// @param path folders to look into, in order, parted as the machine parts them
    public static Toolbox of(String path) {
        var tools = new EnumMap<Tool, Path>(Tool.class);
        for (Tool tool : Tool.values()) {
            find(path, tool.command()).ifPresent(found -> tools.put(tool, found));
        }
        return new Toolbox(tools, find(path, "prlimit"), find(path, "nice"));
    }

    /// What the environment's `PATH` leads to.
    public static Toolbox ofThisMachine() {
        return of(Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin"));
    }

    /// A machine that has none.
    public static Toolbox empty() {
        return of("");
    }

    private static Optional<Path> find(String path, String command) {
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, command))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public boolean has(Tool tool) {
        return tools.containsKey(tool);
    }

    /// Tools that are not here, in the order of the enum.
    public List<Tool> missing() {
        return Arrays.stream(Tool.values()).filter(tool -> !has(tool)).toList();
    }

    /// @throws ProcessException.Missing when it is not here
    Path require(Tool tool) throws ProcessException.Missing {
        var found = tools.get(tool);
        if (found == null) {
            throw new ProcessException.Missing(tool);
        }
        return found;
    }

    /// The command that sets limits on another; without it memory and CPU time have none.
    public Optional<Path> limiter() {
        return limiter;
    }

    /// The command that lowers another's claim to the processor.
    Optional<Path> nicer() {
        return nicer;
    }
}
