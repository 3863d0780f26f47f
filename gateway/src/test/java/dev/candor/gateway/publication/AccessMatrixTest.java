package dev.candor.gateway.publication;

import org.junit.jupiter.api.Test;

class AccessMatrixTest {
    @Test
    void saysWhoMayDoWhat() {
        Doors.matrix().isDocumented();
    }
}
