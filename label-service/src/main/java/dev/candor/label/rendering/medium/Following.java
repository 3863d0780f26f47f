package dev.candor.label.rendering.medium;

/// Who follows a rendering. Called from other threads than the one that renders.
public interface Following {
    /// Nobody.
    Following NOBODY =
            new Following() {
                @Override
                public void progress(double share) {}

                @Override
                public boolean cancelled() {
                    return false;
                }
            };

    /// @param share of the work that is done, 0 to 1
    void progress(double share);

    /// Asked several times a second: true ends the rendering.
    boolean cancelled();
}
