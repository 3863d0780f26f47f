/// Takes in what happened in the services, for whoever has to act on it.
///
/// Services deliver at least once; an event that is here already is taken again without effect.
/// What is answered with success is stored. The door is for services alone.
@NullMarked
package dev.candor.gateway.inbox;

import org.jspecify.annotations.NullMarked;
