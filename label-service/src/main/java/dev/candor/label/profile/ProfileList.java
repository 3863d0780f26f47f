package dev.candor.label.profile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;

/// Profiles as a list of them, or of the versions of one.
///
/// @param on the day the list is about
/// @param stale ids of the profiles due for review
@RegisterForReflection
record ProfileList(LocalDate on, List<ProfileView> items, List<String> stale) {
    static ProfileList of(List<Profile> profiles, LocalDate day) {
        return new ProfileList(
                day,
                profiles.stream().map(profile -> ProfileView.of(profile, day)).toList(),
                profiles.stream()
                        .filter(profile -> profile.staleOn(day))
                        .map(Profile::id)
                        .toList());
    }
}
