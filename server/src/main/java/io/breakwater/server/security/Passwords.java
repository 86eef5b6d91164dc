package io.breakwater.server.security;

import java.security.SecureRandom;

/** What a password must be, and one-time passwords. */
public final class Passwords {
    /** Fewest characters of a password (NIST SP 800-63B: length counts, not composition). */
    public static final int SHORTEST = 12;

    /** Most: bcrypt reads 72 bytes, and would ignore the rest silently. */
    public static final int LONGEST_BYTES = 72;

    /** bcrypt of a random text that nobody kept; what an unknown login is compared with. */
    static final String NOBODYS_HASH = "$2a$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW";

    /** Without the letters and digits that are mistaken for one another. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int ONE_TIME_LENGTH = 16;

    private Passwords() {}

    /** A password for the first login, about 93 bits. */
    public static String oneTime() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < ONE_TIME_LENGTH; i++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
