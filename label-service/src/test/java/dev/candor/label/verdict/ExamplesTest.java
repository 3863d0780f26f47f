package dev.candor.label.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.label.Examples;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.Vocabulary;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsIsAskedAndAnswered() {
        // given
        var verdict = SampleVerdicts.declared(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA);

        // when
        var request = Examples.fits(VerdictExamples.REQUEST, VerdictRequest.class);

        // then
        assertThat(DecisionTable.judge(request.evidence()).rule()).isEqualTo(verdict.rule());
        Examples.fits(VerdictExamples.VIEW, VerdictView.class);
        Examples.tells(VerdictExamples.VIEW, VerdictView.of(verdict, new Vocabulary()));
        Examples.fits(VerdictExamples.CORRECTION_VIEW, CorrectionView.class);
        Examples.fits(VerdictExamples.RULES_VIEW, RulesView.class);
    }
}
