package dev.candor.label.vocabulary;

import dev.candor.label.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsIsAnswered() {
        // when
        var resource = new VocabularyResource(new Vocabulary());

        // then
        Examples.fits(VocabularyExamples.VOCABULARY, VocabularyResource.VocabularyView.class);
        Examples.tells(VocabularyExamples.VOCABULARY, resource.all());
    }
}
