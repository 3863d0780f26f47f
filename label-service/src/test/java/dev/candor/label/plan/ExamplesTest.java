package dev.candor.label.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.kit.identity.Organization;
import dev.candor.label.Examples;
import dev.candor.label.profile.SampleProfiles;
import dev.candor.label.verdict.SampleVerdicts;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsIsAskedAndAnswered() {
        // given
        var verdict = SampleVerdicts.declared(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA);
        var planner = new Planner(new Vocabulary());

        // when
        var request = Examples.fits(PlanExamples.REQUEST, PlanRequest.class);
        var draft =
                planner.plan(
                        verdict,
                        request.order(new Organization("demo"), LocalDate.of(2026, 11, 22)),
                        SampleProfiles.shipped());

        // then
        assertThat(request.verdictId()).isEqualTo(verdict.id().value());
        assertThat(Examples.fits(PlanExamples.VIEW, PlanView.class))
                .isEqualTo(
                        PlanView.of(
                                new Plan(
                                        new PlanId(
                                                UUID.fromString(
                                                        "0199c0de-0006-7000-8000-000000000001")),
                                        verdict.id(),
                                        draft.applied(),
                                        draft.level(),
                                        draft.visible(),
                                        draft.variants(),
                                        draft.forced(),
                                        verdict.sourceType(),
                                        draft.explanation(),
                                        verdict.createdAt())));
    }

    @Test
    void theComparisonThatIsShownCanBeAsked() {
        assertThat(Examples.fits(PlanExamples.COMPARISON, ComparisonRequest.class).profile())
                .isEqualTo("eu-cop-s2");
        Examples.fits(PlanExamples.COMPARED, ComparisonView.class);
    }
}
