package io.networkruntime.supervisor.deno;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the JDK says of a socket's failure, and what Deno calls it. */
final class OsFailureTest {

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureOfASocketHasDenosClassAndText(Exception thrown, String name, String message) {
        assertThat(OsFailure.of(thrown, "")).satisfies(failure -> {
            assertThat(failure.errorName()).isEqualTo(name);
            assertThat(failure).hasMessage(message);
        });
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        new ConnectException("Connection timed out"),
                        "TimedOut",
                        "Connection timed out (os error 110)"),
                Arguments.of(
                        new SocketException("Connection timed out"), "TimedOut", "Connection timed out (os error 110)"),
                Arguments.of(
                        new ConnectException("Connection refused"),
                        "ConnectionRefused",
                        "Connection refused (os error 111)"),
                Arguments.of(
                        new IOException("Connection reset by peer"),
                        "ConnectionReset",
                        "Connection reset by peer (os error 104)"),
                Arguments.of(
                        new SocketException("Connection reset"),
                        "ConnectionReset",
                        "Connection reset by peer (os error 104)"),
                Arguments.of(new IOException("Broken pipe"), "BrokenPipe", "Broken pipe (os error 32)"));
    }
}
