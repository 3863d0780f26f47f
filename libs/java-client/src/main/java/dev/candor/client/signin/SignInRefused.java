package dev.candor.client.signin;

import java.io.IOException;

/// There is no token to be had.
public final class SignInRefused extends IOException {
    private static final long serialVersionUID = 1;

    private final String code;

    /// @param code in the words of OAuth (RFC 6749 5.2, RFC 8628 3.5), such as `invalid_grant`
    public SignInRefused(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
