package dev.candor.consent.notice;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// The translations of notices that were already found.
@ApplicationScoped
class NoticeTranslations
        implements PanacheRepositoryBase<NoticeTranslationRow, NoticeTranslationRow.Place> {
    Uni<List<NoticeTranslationRow>> of(Collection<UUID> notices) {
        return list("noticeId in ?1 order by noticeId, position", notices);
    }

    Uni<List<NoticeTranslationRow>> of(UUID notice) {
        return list("noticeId = ?1 order by position", notice);
    }
}
