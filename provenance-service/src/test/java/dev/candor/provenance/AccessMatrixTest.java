package dev.candor.provenance;

import org.junit.jupiter.api.Test;

class AccessMatrixTest {
    @Test
    void saysWhoMayDoWhat() {
        Doors.matrix().isDocumented();
    }
}
