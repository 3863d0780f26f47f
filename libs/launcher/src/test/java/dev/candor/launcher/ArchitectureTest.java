package dev.candor.launcher;

import dev.candor.testkit.Architecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theLauncherKeepsTheRulesOfTheHouse() {
        Architecture.of("dev.candor.launcher").holds();
    }

    @Test
    void theEmbeddedServersKeepThem() {
        Architecture.of("dev.candor.embedded").holds();
    }

    @Test
    void theVerifierKeepsThem() {
        Architecture.of("dev.candor.transparency").holds();
    }

    @Test
    void theTestKitKeepsThem() {
        Architecture.of("dev.candor.testkit").holds();
    }
}
