package dev.candor.label.profile;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;

/// A profile as answers carry it.
///
/// @param holds whether its rules hold on the day that was asked for, today without one
/// @param stale true from the day the profile is due for review
@RegisterForReflection
record ProfileView(@JsonUnwrapped Profile profile, boolean holds, boolean stale) {
    static ProfileView of(Profile profile, LocalDate day) {
        return new ProfileView(profile, profile.holdsOn(day), profile.staleOn(day));
    }
}
