package dev.candor.c2pa.port;

import java.security.Key;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;

/// Keys in words.
public final class Keys {
    private Keys() {}

    /// What kind of key it is, such as `an RSA key of 2048 bits`. Never the key itself.
    public static String kind(Key key) {
        return switch (key) {
            case RSAKey rsa -> "an RSA key of %d bits".formatted(rsa.getModulus().bitLength());
            case ECKey ec ->
                    "an elliptic curve key of %d bits"
                            .formatted(ec.getParams().getOrder().bitLength());
            case Key other -> "a key of the kind " + other.getAlgorithm();
        };
    }
}
