package dev.candor.label.rendering.process;

/// Who follows a running tool. Called from other threads than the one that waits.
public interface Watch {
    /// Nobody follows it, and nobody ends it.
    Watch NOBODY =
            new Watch() {
                @Override
                public void line(String line) {}

                @Override
                public boolean cancelled() {
                    return false;
                }
            };

    /// A line of its standard output, at most 4,096 characters of it.
    void line(String line);

    /// Asked several times a second: true ends the tool.
    boolean cancelled();
}
