package dev.candor.consent.party;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A party to register.
record PartyRequest(
        @NotBlank @Size(max = 200) String name,
        @NotNull PartyType type,
        @NotEmpty @Size(max = 10) List<@NotNull PartyRole> roles,
        @NotBlank @Size(max = 500) String address,
        @NotBlank @Size(max = 200) String contact,
        @Size(max = 254) @Pattern(regexp = "[^@\\s]+@[^@\\s]+", message = "not an e-mail address")
                @Nullable String email,
        @Size(max = 500) @Pattern(regexp = "https?://[!-~]+", message = "not a web address")
                @Nullable String url,
        @Size(max = 40)
                @Pattern(regexp = "\\+?[0-9][0-9 ()/.-]*", message = "not a telephone number")
                @Nullable String phone) {}
