package dev.candor.label.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.label.Examples;
import dev.candor.label.vocabulary.Vocabulary;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @Test
    void whatTheDocumentShowsIsAnswered() {
        // given
        var rulebook = SampleProfiles.shipped();

        // then
        Examples.tells(ProfileExamples.PROFILE, ProfileView.of(rulebook.neutral(), DAY));
        Examples.tells(ProfileExamples.LIST, ProfileList.of(rulebook.on(DAY), DAY));
        Examples.tells(ProfileExamples.MATRIX, Matrix.of(rulebook, DAY));
    }

    @Test
    void theProfileThatIsShownCanBePublished() throws IOException {
        var file = new ObjectMapper().readTree(ProfileExamples.REQUEST);

        var profile = ProfileFile.read(file, new ProfileSchema(), new Vocabulary());

        assertThat(profile.id()).isEqualTo("house-rules-jp");
        Examples.tells(ProfileExamples.PUBLISHED, ProfileView.of(profile, DAY));
    }
}
