package io.networkruntime.engine.natives;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of streams and files, as lower-case hex. */
final class Sha256 {
    private static final int CHUNK = 1 << 16;

    private Sha256() {}

    static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return ofCopy(in, OutputStream.nullOutputStream());
        }
    }

    /** Copies to the end and hashes on the way. */
    static String ofCopy(InputStream from, OutputStream to) throws IOException {
        MessageDigest digest = digest();
        DigestInputStream in = new DigestInputStream(from, digest);
        byte[] chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            to.write(chunk, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of several texts, told apart by their lengths. */
    static String ofParts(String... parts) {
        MessageDigest digest = digest();
        for (String part : parts) {
            digest.update((part.length() + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(part.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
