package dev.candor.gateway.portal;

import dev.candor.kit.identity.Actor;
import java.util.List;
import java.util.stream.Collectors;

/// What surrounds every page of the portal: who is signed in, and where they can go.
///
/// @param csrf token that every form carries
record Frame(Actor actor, List<Room> rooms, Room room, String csrf) {
    public boolean shows(Room other) {
        return rooms.contains(other);
    }

    public boolean publishes() {
        return shows(Room.PUBLISH);
    }

    public boolean readsPublications() {
        return shows(Room.PUBLICATIONS);
    }

    public boolean readsConsent() {
        return shows(Room.CONSENT);
    }

    public String roles() {
        return actor.roles().stream()
                .filter(role -> !role.startsWith("default-roles"))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
