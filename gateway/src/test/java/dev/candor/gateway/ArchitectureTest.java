package dev.candor.gateway;

import dev.candor.testkit.Architecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void keepsTheRulesOfTheHouse() {
        Architecture.ofService("dev.candor.gateway").holds();
    }
}
