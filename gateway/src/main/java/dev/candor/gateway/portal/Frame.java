package dev.candor.gateway.portal;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.wording.Language;
import dev.candor.kit.wording.Words;
import java.util.List;
import java.util.stream.Collectors;

/// What surrounds every page of the portal: who is signed in, where they can go, and in which
/// words they are told.
///
/// @param w the words of the language they read
/// @param csrf token that every form carries
public record Frame(Actor actor, List<Room> rooms, Room room, String csrf, Words w) {
    public boolean shows(Room other) {
        return rooms.contains(other);
    }

    /// The room one is in, by the name of its constant.
    public String here() {
        return room.name();
    }

    public String titleOf(Room other) {
        return w.say("room." + other.name());
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

    /// Whether there is more than a person's own door.
    public boolean hasOtherRooms() {
        return !Room.isOnlyOneself(rooms);
    }

    public List<Language> languages() {
        return List.of(Language.values());
    }

    public String roles() {
        return actor.roles().stream()
                .filter(role -> !role.startsWith("default-roles"))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
