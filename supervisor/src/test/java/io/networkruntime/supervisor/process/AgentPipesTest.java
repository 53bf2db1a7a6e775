package io.networkruntime.supervisor.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class AgentPipesTest {
    @Test
    void aDescriptorThatIsJustBeingMovedIsWaitedFor() throws Exception {
        Process child = shell("exec 3>&1 1>&-; read line; exec 1>&2; read line");
        try {
            Path output = Path.of("/proc", Long.toString(child.pid()), "fd", "1");
            await().until(() -> !Files.exists(output, LinkOption.NOFOLLOW_LINKS));
            FutureTask<AgentPipes> taking = new FutureTask<>(() -> AgentPipes.take(child));
            Thread taker = Thread.ofPlatform().start(taking);
            await().until(() -> taker.getState() == Thread.State.TIMED_WAITING);
            child.getOutputStream().write("moved\n".getBytes(UTF_8));
            child.getOutputStream().flush();
            AgentPipes pipes = taking.get(10, TimeUnit.SECONDS);
            Posix posix = new Posix();
            for (int pipe : new int[] {pipes.toAgent(), pipes.fromAgent(), pipes.diagnostics()}) {
                assertThat(pipe).isNotNegative();
                posix.close(pipe);
            }
        } finally {
            end(child);
        }
    }

    @Test
    void aChildThatHasEndedIsNotWaitedFor() throws Exception {
        Process child = shell("exit 3");
        child.waitFor();
        assertThatThrownBy(() -> AgentPipes.take(child)).isInstanceOf(IOException.class);
        end(child);
    }

    private static Process shell(String script) throws IOException {
        return new ProcessBuilder("/bin/sh", "-c", script).start();
    }

    private static void end(Process child) throws InterruptedException {
        child.destroyForcibly().waitFor();
    }
}
