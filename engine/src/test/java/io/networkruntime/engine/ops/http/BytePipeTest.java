package io.networkruntime.engine.ops.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BytePipeTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BytePipe pipe = new BytePipe();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void whatIsWrittenIsReadInOrder() throws Exception {
        Future<byte[]> read = threads.submit(pipe::readAllBytes);
        pipe.write(new byte[] {1, 2});
        pipe.write(new byte[0]);
        pipe.write(new byte[] {3});
        pipe.end();
        assertThat(read.get()).containsExactly(1, 2, 3);
    }

    @Test
    void theWriterWaitsUntilTheArrayBeforeHasBeenRead() throws Exception {
        pipe.write(new byte[] {1, 2});
        Future<?> second = threads.submit(() -> {
            pipe.write(new byte[] {3});
            return null;
        });
        assertThat(pipe.read()).isEqualTo(1);
        assertThat(second).isNotDone();
        assertThat(pipe.read()).isEqualTo(2);
        second.get();
        assertThat(pipe.read()).isEqualTo(3);
    }

    @Test
    void aBrokenPipeFailsBothSides() {
        pipe.abort();
        assertThatThrownBy(() -> pipe.write(new byte[] {1})).isInstanceOf(IOException.class);
        assertThatThrownBy(pipe::read).isInstanceOf(IOException.class);
    }
}
