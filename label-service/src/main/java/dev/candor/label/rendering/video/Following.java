package dev.candor.label.rendering.video;

/// Who follows the rendering of a film.
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

    /// @param share of the film that is done, 0 to 1
    void progress(double share);

    /// Asked several times a second: true ends the rendering.
    boolean cancelled();
}
