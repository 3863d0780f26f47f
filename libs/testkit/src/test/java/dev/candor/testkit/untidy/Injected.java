package dev.candor.testkit.untidy;

import jakarta.inject.Inject;
import java.util.Date;
import org.jspecify.annotations.Nullable;

@SuppressWarnings("JavaUtilDate") // the point of this class
class Injected {
    @Inject @Nullable String name;

    Date now() {
        return new Date();
    }
}
