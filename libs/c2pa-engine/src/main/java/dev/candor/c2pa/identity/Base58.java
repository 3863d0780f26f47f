package dev.candor.c2pa.identity;

import java.math.BigInteger;

/// Base 58 with Bitcoin's alphabet (draft-msporny-base58).
final class Base58 {
    private static final String ALPHABET =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());

    private Base58() {}

    /// The bytes of a text.
    ///
    /// @throws IllegalArgumentException if a character is not of the alphabet
    static byte[] decode(String text) {
        var number = BigInteger.ZERO;
        int zeros = 0;
        boolean leading = true;
        for (char character : text.toCharArray()) {
            int digit = ALPHABET.indexOf(character);
            if (digit < 0) {
                throw new IllegalArgumentException("no digit of base 58");
            }
            leading &= digit == 0;
            zeros += leading ? 1 : 0;
            number = number.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        var magnitude = number.signum() == 0 ? new byte[0] : number.toByteArray();
        int sign = magnitude.length > 1 && magnitude[0] == 0 ? 1 : 0;
        var bytes = new byte[zeros + magnitude.length - sign];
        System.arraycopy(magnitude, sign, bytes, zeros, magnitude.length - sign);
        return bytes;
    }
}
