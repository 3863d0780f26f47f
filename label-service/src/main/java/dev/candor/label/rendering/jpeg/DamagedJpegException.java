package dev.candor.label.rendering.jpeg;

import java.io.IOException;
import java.io.Serial;

/// The coded data of a picture cannot be read.
public final class DamagedJpegException extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    DamagedJpegException(String message) {
        super(message);
    }
}
