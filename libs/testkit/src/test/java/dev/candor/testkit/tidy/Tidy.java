package dev.candor.testkit.tidy;

import java.time.Instant;

record Tidy(Instant since) {}
