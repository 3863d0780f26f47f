package dev.candor.c2pa.cli;

import dev.candor.c2pa.certificate.TrustList;
import dev.candor.c2pa.certificate.TrustList.Use;
import dev.candor.c2pa.net.KeptList;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// Trust lists in words: whom they are for, how many are on them, from where and how old.
final class TrustWords {
    private TrustWords() {}

    /// Whom a verdict believes, a line for each list; one line that says so if nobody.
    static List<String> believing(List<KeptList> lists, Instant now) {
        return lists.isEmpty()
                ? List.of(
                        "Believing nobody: give anchors with --trust FILE, or the lists that"
                                + " `trust update` keeps with --lists DIR.")
                : lists.stream().map(kept -> "Believing " + of(kept, now)).toList();
    }

    /// One list, such as `30 anchors for signers: C2PA Trust List, of 2026-08-05 (109 days
    /// old), next due 2027-08-05; from https://example.org/list.json (here since 2026-11-22)`.
    static String of(KeptList kept, Instant now) {
        var list = kept.list();
        return Plain.of(
                "%s for %s: %s%s%s; from %s (here since %s)"
                        .formatted(
                                anchors(list),
                                words(list.use()),
                                name(list),
                                age(list, now),
                                next(list, now),
                                list.source(),
                                day(kept.obtained())));
    }

    /// Whom a use is about.
    static String words(Use use) {
        return switch (use) {
            case CLAIM_SIGNING -> "signers";
            case TIME_STAMPING -> "time-stamping authorities";
            case IDENTITY -> "identities (CAWG)";
        };
    }

    private static String anchors(TrustList list) {
        return list.anchors().size() == 1 ? "1 anchor" : list.anchors().size() + " anchors";
    }

    private static String name(TrustList list) {
        return switch (list.kind()) {
            case TRUSTED_ENTITIES -> list.name();
            case CERTIFICATES -> "certificates";
            case DEVELOPMENT -> "for development only, nothing to rely on";
        };
    }

    private static String age(TrustList list, Instant now) {
        var issued = list.issued();
        return issued == null
                ? ""
                : ", of %s (%d days old)"
                        .formatted(day(issued), Duration.between(issued, now).toDays());
    }

    private static String next(TrustList list, Instant now) {
        var next = list.nextUpdate();
        if (next == null) {
            return "";
        }
        return list.isOverdue(now)
                ? ", overdue since %s: run `trust update`".formatted(day(next))
                : ", next due " + day(next);
    }

    private static String day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
