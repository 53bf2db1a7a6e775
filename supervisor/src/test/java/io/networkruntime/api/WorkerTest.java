package io.networkruntime.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.networkruntime.protocol.Payload;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Tests with a worker each, in one sandbox for all of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WorkerTest {
    Isolate isolate;
    private Sandbox sandbox;

    @BeforeAll
    final void start() {
        sandbox = Sandbox.builder().agents(1).build();
    }

    @AfterAll
    final void stop() {
        sandbox.close();
    }

    @BeforeEach
    final void create() throws Exception {
        isolate = sandbox.createIsolate(listener()).get(30, TimeUnit.SECONDS);
    }

    /** Hears what the workers say. */
    IsolateListener listener() {
        return new IsolateListener() {};
    }

    /** A value as JSON; empty for undefined. */
    static String text(CompletableFuture<Payload> value) throws Exception {
        return new String(value.get(30, TimeUnit.SECONDS).bytes(), StandardCharsets.UTF_8);
    }

    /** How the worker failed, which it must. */
    static GuestException failure(CompletableFuture<Payload> value) {
        Throwable thrown = catchThrowable(() -> text(value));
        assertThat(thrown).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(GuestException.class);
        return (GuestException) Objects.requireNonNull(thrown.getCause());
    }
}
