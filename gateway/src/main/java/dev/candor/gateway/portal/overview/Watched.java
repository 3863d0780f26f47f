package dev.candor.gateway.portal.overview;

import dev.candor.gateway.portal.Frame;
import dev.candor.gateway.portal.Room;
import dev.candor.gateway.portal.Visitor;
import dev.candor.gateway.portal.ledger.PublicLedger;
import dev.candor.gateway.portal.profiles.Profiles;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;

/// What those who keep an eye on things are told on the first page. A service that is silent does
/// not take the page with it: the tile says that there is no answer.
@RequestScoped
class Watched {
    private final Visitor visitor;
    private final Profiles profiles;
    private final PublicLedger ledger;

    Watched(Visitor visitor, Profiles profiles, PublicLedger ledger) {
        this.visitor = visitor;
        this.profiles = profiles;
        this.ledger = ledger;
    }

    /// One of them.
    ///
    /// @param bad whether somebody has to do something
    record Tile(String href, String number, String words, boolean bad) {}

    /// Those of the rooms that are open to the visitor.
    Uni<List<Tile>> tiles(Frame frame) {
        return Uni.combine()
                .all()
                .unis(overdue(frame), signed(frame))
                .with((rules, entries) -> List.of(rules, entries))
                .map(tiles -> tiles.stream().flatMap(Optional::stream).toList());
    }

    private Uni<Optional<Tile>> overdue(Frame frame) {
        return frame.shows(Room.PROFILES)
                ? orNoAnswer(
                        profiles.overdue(visitor.credentials())
                                .map(
                                        count ->
                                                new Tile(
                                                        Room.PROFILES.href(),
                                                        "" + count,
                                                        frame.w().say("overview.overdue"),
                                                        count > 0)),
                        Room.PROFILES,
                        frame)
                : none();
    }

    private Uni<Optional<Tile>> signed(Frame frame) {
        return frame.shows(Room.LEDGER)
                ? orNoAnswer(
                        ledger.latest(visitor.credentials(), frame.actor().organization())
                                .map(latest -> tile(latest, frame)),
                        Room.LEDGER,
                        frame)
                : none();
    }

    private static Tile tile(Optional<PublicLedger.Latest> latest, Frame frame) {
        return latest.map(
                        it ->
                                new Tile(
                                        Room.LEDGER.href(),
                                        "" + it.size(),
                                        frame.w().say("overview.signed", frame.w().minute(it.at())),
                                        false))
                .orElseGet(
                        () ->
                                new Tile(
                                        Room.LEDGER.href(),
                                        "0",
                                        frame.w().say("ledger.none"),
                                        false));
    }

    private static Uni<Optional<Tile>> orNoAnswer(Uni<Tile> tile, Room room, Frame frame) {
        return tile.onFailure(Declined.class)
                .recoverWithItem(
                        () ->
                                new Tile(
                                        room.href(),
                                        "–",
                                        frame.w().say("overview.no-answer", frame.titleOf(room)),
                                        true))
                .map(Optional::of);
    }

    private static Uni<Optional<Tile>> none() {
        return Uni.createFrom().item(Optional.empty());
    }
}
