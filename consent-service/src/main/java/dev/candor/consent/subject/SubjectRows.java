package dev.candor.consent.subject;

import dev.candor.consent.row.Misunderstood;
import dev.candor.consent.row.RowKind;
import dev.candor.consent.row.RowReader;
import dev.candor.consent.row.RowSource;
import dev.candor.consent.row.RowTaker;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Subjects as rows of an import and of an export.
@ApplicationScoped
class SubjectRows implements RowTaker, RowSource {
    private final RegisterSubject registerSubject;
    private final Subjects subjects;
    private final RowReader reader;

    SubjectRows(RegisterSubject registerSubject, Subjects subjects, RowReader reader) {
        this.registerSubject = registerSubject;
        this.subjects = subjects;
        this.reader = reader;
    }

    @Override
    public RowKind kind() {
        return RowKind.SUBJECTS;
    }

    @Override
    public Understood understand(String body) throws Misunderstood {
        var request = reader.read(body, SubjectRequest.class);
        return actor -> registerSubject.register(actor, null, request).map(SubjectView::id);
    }

    @Override
    public List<String> columns() {
        return List.of(
                "id",
                "kind",
                "displayName",
                "jurisdiction",
                "languages",
                "majorityDate",
                "dateOfDeath",
                "quorum",
                "createdAt");
    }

    @Override
    public Uni<Page<SubjectView>> page(Actor actor, PageRequest page) {
        return subjects.list(actor, page).map(found -> found.map(SubjectView::of));
    }
}
