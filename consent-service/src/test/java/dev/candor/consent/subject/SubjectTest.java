package dev.candor.consent.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.identity.Roles;
import dev.candor.kit.problem.Declined;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubjectTest {
    private static final Subject SAM =
            People.person(
                    new Life.Adult(), "account-of-sam", Set.of("account-of-rita"), "de-CH", "en");

    @Test
    void aPersonIsReachedByTheirOwnAccount() {
        assertThat(SAM.capacityOf(actor("account-of-sam", Roles.SUBJECT), Errand.WRITE))
                .contains(Capacity.SUBJECT);
    }

    @Test
    void aPersonIsReachedByWhoSpeaksForThem() {
        assertThat(SAM.capacityOf(actor("account-of-rita", Roles.REPRESENTATIVE), Errand.WRITE))
                .contains(Capacity.REPRESENTATIVE);
    }

    @Test
    void aPersonIsReachedByStaffWhoseErrandItIs() {
        assertThat(SAM.capacityOf(actor("olivia", Roles.CONSENT_OFFICER), Errand.WRITE))
                .contains(Capacity.ORGANIZATION);
        assertThat(SAM.capacityOf(actor("aldo", Roles.AUDITOR), Errand.READ))
                .contains(Capacity.ORGANIZATION);
        assertThat(SAM.capacityOf(actor("aldo", Roles.AUDITOR), Errand.WRITE)).isEmpty();
    }

    @Test
    void otherSubjectsAndRepresentativesReachNobody() {
        for (var errand : Errand.values()) {
            assertThat(SAM.capacityOf(actor("other", Roles.SUBJECT), errand)).isEmpty();
            assertThat(SAM.capacityOf(actor("other", Roles.REPRESENTATIVE), errand)).isEmpty();
        }
    }

    @Test
    void whatStaffDoNobodyElseDoes() {
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> Errand.WRITE.mustBeOfficial(actor("sam", Roles.SUBJECT)));
    }

    @Test
    void aPersonReadsALanguageInAnyOfItsShades() {
        assertThat(SAM.reads("de")).isTrue();
        assertThat(SAM.reads("DE-ch")).isTrue();
        assertThat(SAM.reads("en-GB")).isTrue();
        assertThat(SAM.reads("de-AT")).isFalse();
        assertThat(SAM.reads("d")).isFalse();
        assertThat(SAM.reads("den")).isFalse();
        assertThat(SAM.reads("fr")).isFalse();
    }

    private static Actor actor(String id, String role) {
        return new Actor(new Organization("demo"), id, id, Set.of(role), false);
    }
}
