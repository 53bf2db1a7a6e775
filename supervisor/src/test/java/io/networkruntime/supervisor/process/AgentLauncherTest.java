package io.networkruntime.supervisor.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.networkruntime.supervisor.limits.ExitStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class AgentLauncherTest {
    private final AgentLauncher launcher = new AgentLauncher();
    private final WireLoop loop = new WireLoop("test-wire");
    private final List<AgentProcess> started = new CopyOnWriteArrayList<>();

    @AfterEach
    void everyProcessIsGone() {
        started.forEach(AgentProcess::close);
        started.forEach(agent -> assertThat(agent.exit()).succeedsWithin(Duration.ofSeconds(10)));
        launcher.close();
        loop.close();
        started.forEach(agent -> assertThat(ProcessHandle.of(agent.pid())).isEmpty());
    }

    private AgentProcess launch(String script) throws IOException {
        // It waits for a line, so that it is certainly alive while it is launched.
        AgentProcess agent = launcher.launch(ShellProgram.of("read go; " + script));
        started.add(agent);
        return agent;
    }

    private Inbox read(AgentProcess agent) {
        Inbox inbox = new Inbox();
        loop.register(agent, inbox, WireLoop.DEFAULT_BACKLOG_BYTES).write(UTF_8.encode("go\n"));
        return inbox;
    }

    @Test
    void theWireIsDescriptorThreeAndStandardOutputGoesToStandardError() throws Exception {
        AgentProcess agent = launch("echo noise; echo more >&2; echo wire >&3");
        Inbox inbox = read(agent);
        assertThat(agent.exit()).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(new ExitStatus(0));
        assertThat(inbox.closed).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(new WireEnd.EndOfStream());
        assertThat(inbox.text()).isEqualTo("wire\n");
        assertThat(agent.stderr().raw()).isEqualTo("noise\nmore\n");
    }

    @Test
    void whatIsWrittenArrivesAndIsAnswered() throws Exception {
        AgentProcess agent = launch("cat >&3");
        Inbox inbox = new Inbox();
        WireChannel channel = loop.register(agent, inbox, 1 << 20);
        assertThat(channel.write(UTF_8.encode("go\nhello"))).isEqualTo(WireChannel.Written.SENT);
        await().until(() -> inbox.text().equals("hello"));
        channel.close();
        assertThat(agent.exit()).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(new ExitStatus(0));
        assertThat(inbox.closed).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(new WireEnd.ClosedHere());
    }

    @Test
    void theChildKeepsBlockingPipesAndInheritsNothing() throws Exception {
        AgentProcess agent = launch("for f in 0 2 3; do grep flags /proc/self/fdinfo/$f; done >&3;"
                + " ls /proc/self/fd | tr '\\n' ' ' >&3; env | cut -d= -f1 | sort | tr '\\n' ' ' >&3; pwd >&3");
        Inbox inbox = read(agent);
        assertThat(inbox.closed).succeedsWithin(Duration.ofSeconds(10));
        List<String> lines = inbox.text().lines().toList();
        assertThat(lines.subList(0, 3)).allSatisfy(line -> {
            int flags = Integer.parseInt(line.replaceAll("\\D", ""), 8);
            assertThat(flags & 04000).as("O_NONBLOCK in " + line).isZero();
        });
        // The shell's pipe uses 1; ls itself opens one more.
        assertThat(lines.get(3)).startsWith("0 1 2 3 4 ").doesNotContain(" 5 ").endsWith("PATH PWD /");
    }

    @Test
    void limitsAreSetBeforeTheProgramRuns() throws Exception {
        AgentProcess agent = launch("ulimit -c >&3; ulimit -f >&3; ulimit -n >&3");
        Inbox inbox = read(agent);
        assertThat(inbox.closed).succeedsWithin(Duration.ofSeconds(10));
        assertThat(inbox.text()).isEqualTo("0\n0\n64\n");
    }

    @Test
    void theFileLimitCanBeLeftOff() throws Exception {
        AgentProcess agent = launcher.launch(new ShellProgram("read go; ulimit -f >&3", Map.of(), Path.of("/"), true));
        started.add(agent);
        Inbox inbox = read(agent);
        assertThat(inbox.closed).succeedsWithin(Duration.ofSeconds(10));
        assertThat(inbox.text()).isNotEqualTo("0\n");
    }

    @Test
    void aKilledAgentReportsItsSignal() throws Exception {
        AgentProcess agent = launch("exec sleep 1000");
        Inbox inbox = read(agent);
        agent.kill();
        agent.kill();
        assertThat(agent.exit()).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(new ExitStatus(137));
        assertThat(inbox.closed).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(new WireEnd.EndOfStream());
        assertThat(inbox.closings).hasValue(1);
        agent.kill();
    }

    @Test
    void aFloodOfStandardErrorIsDrainedAndItsTailKept() throws Exception {
        AgentProcess agent = launch("head -c 100000000 /dev/zero | tr '\\0' x >&2; printf 'the end\\033[0m\\n' >&2");
        read(agent);
        assertThat(agent.exit()).succeedsWithin(Duration.ofSeconds(50)).isEqualTo(new ExitStatus(0));
        assertThat(agent.stderr().raw()).endsWith("xxxthe end\u001b[0m\n").hasSize(StderrTail.CAPACITY_BYTES);
        assertThat(agent.stderr().droppedBytes()).isEqualTo(100_000_000 + 12 - StderrTail.CAPACITY_BYTES);
        assertThat(agent.stderr().printable()).contains("bytes dropped").endsWith("the end\\u001b[0m");
    }

    @Test
    void everyLineOfStandardErrorIsHeard() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        AgentProcess agent =
                launcher.launch(ShellProgram.of("read go; echo one >&2; printf 'two\\033' >&2"), lines::add);
        started.add(agent);
        read(agent);
        assertThat(agent.exit()).succeedsWithin(Duration.ofSeconds(10));
        assertThat(lines).containsExactly("one", "two\\u001b");
    }

    @Test
    void twentyLaunchesAtOnceDoNotMixTheirPipes() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> launches = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String name = "agent " + i;
                launches.add(() -> {
                    AgentProcess agent =
                            launch("echo stderr of " + name + " >&2; read line; echo $line of " + name + " >&3");
                    Inbox inbox = new Inbox();
                    WireChannel channel = loop.register(agent, inbox, 1 << 20);
                    channel.write(UTF_8.encode("go\ngreetings\n"));
                    inbox.closed.get(30, TimeUnit.SECONDS);
                    agent.exit().get(30, TimeUnit.SECONDS);
                    assertThat(agent.stderr().raw()).isEqualTo("stderr of " + name + "\n");
                    assertThat(inbox.text()).isEqualTo("greetings of " + name + "\n");
                    return name;
                });
            }
            List<String> done = new ArrayList<>();
            for (Future<String> launch : threads.invokeAll(launches)) {
                done.add(launch.get());
            }
            assertThat(done).hasSize(20);
        }
    }

    @Test
    void noDescriptorIsLeftBehind() throws Exception {
        read(launch("true")).closed.get(10, TimeUnit.SECONDS);
        List<String> before = openDescriptors();
        for (int i = 0; i < 10; i++) {
            AgentProcess agent = launch("cat >&3");
            WireChannel channel = loop.register(agent, new Inbox(), 1 << 20);
            channel.write(ByteBuffer.allocate(10));
            agent.kill();
            agent.exit().get(10, TimeUnit.SECONDS);
        }
        await().untilAsserted(() -> assertThat(openDescriptors()).isSubsetOf(before));
    }

    /** What the descriptors lead to, but for plain files: jars are opened at any time. */
    private static List<String> openDescriptors() throws IOException {
        List<String> targets = new ArrayList<>();
        try (var links = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path link : links) {
                if (Files.isSymbolicLink(link)) {
                    targets.add(link.getFileName() + " " + Files.readSymbolicLink(link));
                }
            }
        }
        targets.removeIf(target -> target.contains(" /"));
        return targets;
    }

    @Test
    void closingTheLauncherEndsEveryAgentThatIsLeft() throws Exception {
        AgentProcess agent = launch("exec sleep 1000");
        read(agent);
        launcher.close();
        assertThat(agent.exit()).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(new ExitStatus(137));
    }

    @Test
    void anAgentThatEndsAtOnceIsToldWithItsLastWords() {
        // Whether it is still there when its pipes are taken is a race, so both outcomes are right; neither may hang or
        // mix.
        for (int i = 0; i < 20; i++) {
            try {
                AgentProcess agent = launcher.launch(ShellProgram.of("echo the last words >&2; exit 9"));
                started.add(agent);
                assertThat(agent.exit()).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(new ExitStatus(9));
                assertThat(agent.stderr().raw()).isEqualTo("the last words\n");
            } catch (AgentLaunchException ended) {
                assertThat(ended.step()).isEqualTo(AgentLaunchException.Step.TAKE_PIPES);
                assertThat(ended).hasMessageContaining("exit code 9").hasMessageContaining("the last words");
            }
        }
    }

    @Test
    void aMissingJavaIsNamed() {
        AgentCommand command = new AgentCommand(
                Path.of("/nowhere"),
                List.of(),
                List.of(),
                java.util.Optional.empty(),
                new java.util.LinkedHashMap<>(),
                "Main",
                List.of(),
                Map.of(),
                Path.of("/"),
                64,
                false);
        assertThatThrownBy(() -> launcher.launch(command))
                .isInstanceOf(AgentLaunchException.class)
                .hasMessageContaining("/nowhere/bin/java")
                .hasMessageContaining("JAVA_HOME");
    }

    @Test
    void aMissingWorkingDirectoryIsNamed() {
        assertThatThrownBy(() -> launcher.launch(new ShellProgram("true", Map.of(), Path.of("/no/where"), false)))
                .isInstanceOf(AgentLaunchException.class)
                .hasMessageContaining("/no/where");
    }
}
