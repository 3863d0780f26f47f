package dev.candor.label.rendering;

import dev.candor.label.rendering.memory.WorkingMemory;
import dev.candor.label.rendering.process.Supervisor;
import dev.candor.label.rendering.process.Tool;
import dev.candor.label.rendering.process.Toolbox;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// What renderings share: the machine's tools, and the heap. Says at start which tools it lacks.
@ApplicationScoped
class RenderingTools {
    private static final Logger LOG = Logger.getLogger(RenderingTools.class);
    private static final long MEGABYTE = 1 << 20;

    @Produces
    @Singleton
    Supervisor supervisor(RenderingConfig config) {
        return new Supervisor(
                Toolbox.ofThisMachine(),
                new Supervisor.Limits(
                        config.toolTime(),
                        config.toolMemory().asLongValue(),
                        config.toolFile().asLongValue()));
    }

    @Produces
    @Singleton
    WorkingMemory memory(RenderingConfig config) {
        var heap = Runtime.getRuntime().maxMemory() - 64 * MEGABYTE;
        var bytes = config.memory().map(MemorySize::asLongValue).orElse(heap);
        return new WorkingMemory((int) Math.clamp(bytes / MEGABYTE, 1, Integer.MAX_VALUE - 1));
    }

    void tell(@Observes StartupEvent start, Supervisor supervisor) {
        var missing = supervisor.toolbox().missing();
        if (!missing.isEmpty()) {
            LOG.warnf(
                    "rendering tools missing: %s; media that takes them is answered with 501",
                    missing.stream()
                            .map(RenderingTools::named)
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
        if (supervisor.toolbox().limiter().isEmpty()) {
            LOG.warn("rendering tools run without limits on memory: prlimit is missing");
        }
    }

    private static String named(Tool tool) {
        return "%s (Debian package %s)".formatted(tool.command(), tool.debianPackage());
    }
}
