package dev.candor.label.badge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.kit.standing.Stands;
import dev.candor.label.Examples;
import dev.candor.label.icon.Icons;
import dev.candor.label.verdict.SampleVerdicts;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.Vocabulary;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsIsAnswered() {
        // given
        var vocabulary = new Vocabulary();
        var verdict = SampleVerdicts.declared(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA);

        // when
        var badge =
                Badge.of(
                        verdict,
                        Stands.UNTOLD,
                        vocabulary.find("de").orElseThrow(),
                        vocabulary,
                        Icons.none());

        // then
        assertThat(Examples.fits(BadgeExamples.VIEW, BadgeResource.BadgeView.class))
                .isEqualTo(BadgeResource.BadgeView.of(verdict, badge));
        assertThat(Examples.fits(BadgeExamples.OEMBED, Oembed.class))
                .usingRecursiveComparison()
                .ignoringFields("html")
                .isEqualTo(Oembed.of(verdict, badge));
    }
}
