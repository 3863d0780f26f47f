package dev.candor.consent;

import dev.candor.label.Neighbour;

record Nosy(Neighbour neighbour) {}
