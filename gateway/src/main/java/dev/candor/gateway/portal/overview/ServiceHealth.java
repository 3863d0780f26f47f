package dev.candor.gateway.portal.overview;

import dev.candor.gateway.routing.Neighbour;

/// Whether a service answers.
///
/// @param millis how long it took to answer
record ServiceHealth(Neighbour service, boolean answers, long millis) {}
