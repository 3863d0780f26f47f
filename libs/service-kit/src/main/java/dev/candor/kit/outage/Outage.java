package dev.candor.kit.outage;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Something that is tried again and again, many times a minute: a warning when it begins to fail,
/// a line when it goes on, and nothing between. May be shared by threads.
public final class Outage {
    private final Logger log;
    private final String what;
    private final AtomicBoolean under = new AtomicBoolean();

    /// @param log of whoever tries
    /// @param what waits meanwhile, in the plural: `webhooks`
    public Outage(Logger log, String what) {
        this.log = log;
        this.what = what;
    }

    /// A try failed.
    ///
    /// @param why its message is logged, without a stack trace
    public void failed(Throwable why) {
        if (under.compareAndSet(false, true)) {
            log.warnf("%s wait: %s", what, why);
        }
    }

    /// A try succeeded.
    public void succeeded() {
        if (under.get() && under.compareAndSet(true, false)) {
            log.infof("%s go on", what);
        }
    }
}
